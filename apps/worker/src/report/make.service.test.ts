import { ReportContents, WebhookMessage } from '@kaopu/contracts';
import {
  askForReport,
  createChannel,
  createPlatform,
  createReportPlan,
  listReports,
  reportPlans,
  type Db,
  type ReportPlanInput,
} from '@kaopu/db';
import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import {
  score,
  foldObservations,
  INDICATORS,
  PROFILE_WEIGHTS,
  type StampedScore,
} from '@kaopu/scoring';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { namedShop } from '../testing/named-shop.ts';
import { makeReports } from './make.ts';

const DAY = 86_400_000;
const PLAN: ReportPlanInput = {
  profile: 'medium',
  rhythm: 'daily',
  hour: 8,
  weekday: 1,
  timeZone: 'Asia/Shanghai',
  channelIds: [],
  language: 'zh',
  enabled: true,
};

let test: TestDatabase;
let db: Db;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
  db = test.db;
});
afterAll(() => test.drop());
beforeEach(() =>
  test.sql(
    `TRUNCATE platform, report_plan, report, notification, channel, score_snapshot, judge_state CASCADE`,
  ),
);

const complaints: unknown[] = [];
const log = { error: (...said: unknown[]) => void complaints.push(said) };
const make = async () => {
  await makeReports(db, 'https://kaopu.example', log);
  expect(complaints).toEqual([]);
};
const reports = async () => (await listReports(db, { after: null, limit: 50 })).items;

const channel = async (name: string) =>
  (
    await createChannel(db, {
      name,
      kind: 'webhook',
      settings: { url: `https://${name}.example/`, secret: 'whsec_'.padEnd(32, 'x') },
    })
  ).id;

/** The newest 08:00 in Shanghai that is ten minutes old at least. */
function lastMoment(): number {
  const at = Date.now() - 600_000;
  return at - (at % DAY);
}

async function planned(due: number, given: Partial<ReportPlanInput> = {}): Promise<string> {
  const plan = await createReportPlan(db, { ...PLAN, ...given }, new Date(due));
  return plan?.id ?? '';
}

/** Forty daily looks at everything, all perfect but that some cards did not work. */
function scored(cardsWork: number, at: number): StampedScore {
  const looks = Array.from({ length: 40 }, (_, i) => ({
    key: `look/${i}`,
    at: at - i * DAY,
    spacingMs: DAY,
    readings: INDICATORS.map((indicator) => ({
      indicator,
      subject: '',
      x: indicator === 'card-works' ? cardsWork : 1,
    })),
    facts: [],
  }));
  const made = score(foldObservations({}, looks), at, PROFILE_WEIGHTS.medium);
  return { ...made, profileHash: 'h', knownAt: '1', inputDigest: '' };
}

async function snapshot(platformId: string, seq: number, made: StampedScore): Promise<void> {
  await test.sql(
    `INSERT INTO score_snapshot (platform_id, profile, judge_seq, at, method, status, value, lo, hi,
       grade, coverage, score)
     VALUES ($1, 'medium', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      platformId,
      seq,
      new Date(made.asOf),
      made.method,
      made.status,
      made.value,
      made.lo,
      made.hi,
      made.grade,
      made.coverage,
      JSON.stringify(made),
    ],
  );
}

/** A shop whose cards ceased to work within the day before `until`. */
async function fallenShop(until: number): Promise<string> {
  const id = String(await createPlatform(db, namedShop('nebula')));
  await snapshot(id, 1, scored(1, until - DAY - 3_600_000));
  await snapshot(id, 2, scored(0.1, until - 3_600_000));
  await test.sql(
    `INSERT INTO score_change (platform_id, judge_seq, kind, dimension, indicator, subject, label,
       from_value, to_value, severity, recovery, since, at, evidence)
     VALUES ($1, 2, 'degraded', 'supply-chain', 'card-works', '', '', '90', '40', 'warning', false,
       $2, $2, '["look/0"]')`,
    [id, new Date(until - 3_600_000)],
  );
  const term = {
    value: 'within-7-days',
    since: until - 2 * DAY,
    before: [],
    pending: null,
    last: { t: until - DAY, id: 'look/9' },
    label: 'nebula.example',
  };
  await test.sql(`INSERT INTO judge_state (platform_id, state) VALUES ($1, $2)`, [
    id,
    JSON.stringify({ facts: { 'domain-term|': term } }),
  ]);
  return id;
}

describe('a report', () => {
  it('says what moved and why, what is new, and what ends, with what it rests on', async () => {
    const until = lastMoment();
    const platformId = await fallenShop(until);
    await planned(until);
    await make();
    const [made] = await reports();
    expect(made).toMatchObject({ fromAt: new Date(until - DAY), untilAt: new Date(until) });
    const { sections, title, lead } = ReportContents.parse(made?.contents);
    expect(title.zh).toBe('日报 · 中型');
    expect(lead.zh).toMatch(/^北京时间 [-\d]+ 08:00 – [-\d]+ 08:00，1 家平台/);
    expect(lead.en).toMatch(/^[-\d]+ 08:00 – [-\d]+ 08:00 Beijing time, 1 platform/);
    const [movers, risks, expiring, stale] = sections;
    expect(movers?.lines[0]).toMatchObject({ platformId, name: 'nebula' });
    expect(movers?.lines[0]?.score?.points).toBeLessThan(-1);
    expect(movers?.lines[0]?.text.zh).toContain('试购的卡密出过问题（新出现');
    expect(movers?.lines[0]?.evidence).toContain('look/0');
    expect(movers?.lines[0]?.changeIds).toEqual(risks?.lines[0]?.changeIds);
    expect(risks).toMatchObject({ total: 1, lines: [{ evidence: ['look/0'] }] });
    expect(expiring?.lines[0]?.text.zh).toMatch(/^域名 nebula.example 7 天内到期/);
    expect(expiring?.lines[0]?.evidence).toEqual(['look/9']);
    expect(stale?.total).toBe(0);
  });

  it('goes to its channels, those that are on, with a link to its page', async () => {
    const [one, two, off] = [await channel('one'), await channel('two'), await channel('off')];
    await channel('other');
    await test.sql(`UPDATE channel SET enabled = false WHERE id = $1`, [off]);
    await fallenShop(lastMoment());
    await planned(lastMoment(), { channelIds: [one, two, off] });
    await make();
    const [made] = await reports();
    const sent = await test.sql(
      `SELECT channel_id, message FROM delivery d JOIN notification n ON n.id = notification_id`,
    );
    expect(new Set(sent.map((row) => row['channel_id']))).toEqual(new Set([one, two]));
    expect(sent[0]?.['message']).toMatchObject({ type: 'report.ready' });
    const { text } = WebhookMessage.parse(sent[0]?.['message']).data;
    expect(text.zh.split('\n')[0]).toBe('日报 · 中型');
    expect(text.zh).toContain('· nebula 87.3 → 76.4 (−10.9)：');
    expect(text.zh.split('\n').at(-1)).toBe(`https://kaopu.example/reports/${made?.id}`);
  });

  it('of a time in which nothing happened says so', async () => {
    await planned(lastMoment());
    await make();
    const [made] = await reports();
    const { sections } = ReportContents.parse(made?.contents);
    expect(sections.map(({ total }) => total)).toEqual([0, 0, 0, 0]);
  });
});

describe('reports are made', () => {
  it('once, however many workers make them at the same time', async () => {
    const id = await channel('one');
    await planned(lastMoment(), { channelIds: [id] });
    await Promise.all(Array.from({ length: 6 }, () => make()));
    await make();
    expect(await reports()).toHaveLength(1);
    expect(await test.sql('SELECT id FROM delivery')).toHaveLength(1);
  });

  it('once after days of pause, about all of them', async () => {
    const due = lastMoment() - 6 * DAY;
    await planned(due);
    await make();
    await make();
    expect(await reports()).toMatchObject([
      { fromAt: new Date(due - DAY), untilAt: new Date(lastMoment()) },
    ]);
    expect(await reportPlans(db)).toMatchObject([{ dueAt: new Date(lastMoment() + DAY) }]);
  });

  it('again for the next span', async () => {
    const id = await planned(lastMoment() - DAY);
    await make();
    await test.sql(`UPDATE report_plan SET due_at = due_at - interval '1 day' WHERE id = $1`, [id]);
    await test.sql(
      `UPDATE report SET until_at = until_at - interval '1 day', from_at = from_at - interval '1 day'`,
    );
    await make();
    expect((await reports()).map(({ untilAt }) => untilAt.getTime() - lastMoment())).toEqual([
      0,
      -DAY,
    ]);
  });

  it('not before their time, nor by a plan that is off', async () => {
    await planned(Date.now() + 60_000);
    await planned(Date.now() - 1_000);
    await planned(lastMoment(), { enabled: false });
    await make();
    expect(await reports()).toEqual([]);
  });

  it('at once when somebody asks, about the last day, and the next comes as planned', async () => {
    const due = Date.now() + DAY;
    const id = await planned(due, { enabled: false });
    await askForReport(db, id);
    await make();
    await make();
    const [made, ...more] = await reports();
    expect(more).toEqual([]);
    expect(Number(made?.untilAt) - Number(made?.fromAt)).toBe(DAY);
    expect(await reportPlans(db)).toMatchObject([{ dueAt: new Date(due), nowAt: null }]);
  });
});
