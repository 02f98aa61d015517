import { ImportView, ObservationView, pageOf, ReportPlanView, ReportView } from '@kaopu/contracts';
import { csvOf, penaltyRow } from '@kaopu/probes/testing';
import { expect } from 'vitest';
import { z } from 'zod';
import type { Lab } from '../lab.ts';
import { seedPlatformPage } from './platform-page.ts';
import { seedAlert } from './seed-alerts.ts';
import { ONE_OF_EACH } from './seed-compared.ts';
import { seedListed } from './seed-listed.ts';
import { seedAsked, seedEntry } from './seed-page.ts';
import { seedExposure, seedMove, seedSnapshot } from './seed-week.ts';
import { watchShop } from './watch-shop.ts';
import type { World } from './world.ts';

const LISTED = 200;
const DAY_MS = 86_400_000;
const LOGS = 40;
const LOG_EVERY_MS = 0.6 * DAY_MS;
/** Whom and what a message is about that only shows how messages look. */
const SAMPLE = '示例卡盟 爱奇艺黄金VIP年卡';
const Made = z.object({ id: z.string() });

/** Ids of what a page is about. */
export interface SeededWorld {
  platforms: readonly [string, string, string, string];
  alert: string;
  channel: string;
  report: string;
  /** Of evidence, put together by hand. */
  pack: string;
  /** Two copies of one page, of an earlier and a later look, and the look. */
  before: string;
  after: string;
  look: string;
  /** All that was told in Chinese and is shown as it was told: names, and what was quoted. */
  quoted: string;
}

/** Before anything is seeded. */
export const NOWHERE: SeededWorld = {
  platforms: ['', '', '', ''],
  alert: '',
  channel: '',
  report: '',
  pack: '',
  before: '',
  after: '',
  look: '',
  quoted: '',
};

/** One of everything that a page can show, under one roof. */
export async function seedWorld(world: World, lab: Lab): Promise<SeededWorld> {
  const { database } = world;
  const listed = await seedListed(database, LISTED);
  await seedIndicators(world);
  const platform = await seedPlatformPage(database);
  await seedExposure(database, platform, 1_286_000);
  const fields = { product: '爱奇艺年卡', result: 'failed', days: 1 };
  await seedEntry(database, platform, { kind: 'card-follow-up', at: Date.now(), fields });
  await database.sql(PROBE, [platform]);
  const looks = await seedLooks(world, lab);
  const alert = await seedAlerts(world, looks);
  await seedMove(database, '下跌的店', 90, 60);
  await seedMove(database, '上升的店', 50, 70);
  const channel = await seedSettings(world, platform);
  const report = await seedReport(world);
  await seedImport(world);
  const pack = await seedPack(world, looks);
  const scored = listed.platforms.flatMap(({ id, scores }) =>
    scores?.medium.status === 'ok' ? [id] : [],
  );
  const [first = '', second = '', third = ''] = scored;
  await seedLogs(world, [looks.shop, first, second, third]);
  // So much at once keeps the product busy, and what was never seen cannot be judged: a page would say so.
  await database.sql('DELETE FROM unjudged');
  await world.api.ready();
  return {
    platforms: [platform, first, second, third],
    alert,
    channel,
    report,
    pack,
    before: looks.before,
    after: looks.after,
    look: looks.key,
    quoted: `${await quotedIn(world)}\n${SAMPLE}`,
  };
}

/** Nobody looks by it, and its times are more than an hour on some weekdays. */
const PROBE = `
  INSERT INTO probe (platform_id, kind, resource, config, interval_seconds, enabled, schedule, first_slot,
    next_due, last_at, last_status, last_cause)
  VALUES ($1, 'availability', 'http', '{"url":"https://shop.example/"}', 86400, false,
    '{"kind":"cron","timeZone":"Asia/Shanghai","cron":"30 9 1 * *"}', now(), now() + interval '1 day',
    now() - interval '1 hour', 'observed', NULL)`;

/** What was asked of their customer service, in turn. */
async function seedLogs({ database }: World, platforms: readonly string[]): Promise<void> {
  for (let log = 0; log < LOGS; log += 1) {
    const platform = platforms[log % platforms.length] ?? '';
    await seedAsked(
      database,
      platform,
      Date.now() - (log + 1) * LOG_EVERY_MS,
      (log % 7) * 240 + 60,
    );
  }
}

/** Those of the list were given no more than their dimensions: something in each was just seen. */
async function seedIndicators({ database }: World): Promise<void> {
  await database.sql(
    `UPDATE current_score SET score = jsonb_set(score::jsonb, '{dimensions}', (
       SELECT jsonb_agg(d || jsonb_build_object('indicators', jsonb_build_array(
         jsonb_build_object('indicator', $1::jsonb->>(d->>'dimension'), 'newest', score::jsonb->'asOf',
           'mu', s, 'lo', s, 'hi', s, 'mean', s, 'sd', 0, 'n', 20, 'thin', false, 'observability', 1))))
       FROM jsonb_array_elements(score::jsonb->'dimensions') AS d,
         LATERAL (SELECT (d->>'value')::float8 / 100 AS s) AS share))`,
    [JSON.stringify(ONE_OF_EACH)],
  );
}

interface Looks {
  shop: string;
  key: string;
  before: string;
  after: string;
}

/** Two looks at a shop that changed its prices in between. */
async function seedLooks(world: World, lab: Lab): Promise<Looks> {
  // Its first page has the prices itself.
  const site = lab.sites.find(({ storefront }) => storefront === 'dujiaoka');
  if (site === undefined) throw new Error('no such shop in the market');
  const shop = await watchShop(world, site);
  await lab.set({ site: site.id, product: 1, price: 18_890 });
  const later = await shop.look();
  const all = await world.api.get(`/api/v1/platforms/${shop.id}/observations?limit=10`);
  const earlier = pageOf(ObservationView)
    .parse(all)
    .items.find(({ key, evidence }) => key !== later.key && evidence.length > 0);
  if (earlier === undefined) throw new Error('there was no earlier look');
  const pages = later.evidence.flatMap(({ url, mime, sha256: after }) =>
    earlier.evidence
      .filter((one) => one.url === url && one.mime === mime && one.sha256 !== after)
      .map(({ sha256: before }) => ({ mime, before, after })),
  );
  const changed = pages.find(({ mime }) => mime.startsWith('text/html'));
  if (changed === undefined) throw new Error('no page says anything else than before');
  await seedSnapshot(world.database, shop.id, { value: 90, daysAgo: 8 });
  await seedSnapshot(world.database, shop.id, { value: 60, daysAgo: 0, evidence: [later.key] });
  return { shop: shop.id, key: later.key, before: changed.before, after: changed.after };
}

/** Alerts that wait, one by one and several of one cause, and others that are over. */
async function seedAlerts({ database }: World, { shop, key }: Looks): Promise<string> {
  const owner = { id: shop };
  const { id } = await seedAlert(database, owner, { dimension: 'supply-chain', changes: 3 });
  await database.sql(
    `UPDATE score_change SET evidence = jsonb_build_array($2::text) WHERE alert_id = $1`,
    [id, key],
  );
  await seedExposure(database, shop, 500_000);
  await seedAlert(database, '涨价的店');
  await seedAlert(database, '被静音的店', { mutedBy: 'quiet' });
  await seedAlert(database, '有人跟进的店', { state: 'acknowledged' });
  await seedAlert(database, '恢复了的店', { state: 'resolved', resolvedHoursAgo: 0.5 });
  const outage = { kind: 'became-unreachable', dimension: 'technology' };
  const { platformId } = await seedAlert(database, '整站打不开的店', outage);
  for (const dimension of ['price', 'service', 'compliance']) {
    await seedAlert(database, { id: platformId }, { dimension, mutedBy: 'outage' });
  }
  return id;
}

/** Who is told what, and when not. */
async function seedSettings({ api }: World, platform: string): Promise<string> {
  const { id } = Made.parse(
    await api.post('/api/v1/channels', {
      name: '值班机器人',
      kind: 'webhook',
      settings: { url: 'https://hook.example/send' },
    }),
  );
  await api.post('/api/v1/alert-rules', { kind: 'price', threshold: 5, platformId: platform });
  await api.post('/api/v1/alert-silences', {
    matchers: [{ label: 'dimension', op: '=', value: 'price' }],
    until: new Date(Date.now() + DAY_MS).toISOString(),
    author: '小王',
    comment: '他们在搬家',
  });
  await api.post('/api/v1/alert-routes', { name: '夜间', channelIds: [id] });
  await api.post('/api/v1/vantages', { name: '广州电信' });
  await api.post(`/api/v1/platforms/${platform}/maintenance`, {
    plan: {
      kind: 'once',
      from: new Date(Date.now() + DAY_MS).toISOString(),
      until: new Date(Date.now() + 1.1 * DAY_MS).toISOString(),
    },
    note: '机房搬迁',
  });
  return id;
}

async function seedReport({ api }: World): Promise<string> {
  const plan = { rhythm: 'weekly', hour: 20, weekday: 5, profile: 'medium' };
  const { id } = ReportPlanView.parse(await api.post('/api/v1/report-plans', plan));
  await api.post(`/api/v1/report-plans/${id}/report`, {});
  const reports = async () =>
    pageOf(ReportView.pick({ id: true })).parse(await api.get('/api/v1/reports')).items;
  await expect.poll(async () => (await reports()).length, { timeout: 60_000 }).toBe(1);
  return (await reports())[0]?.id ?? '';
}

/** What a dispute would need of the two looks. */
async function seedPack({ api }: World, { shop, key, after }: Looks): Promise<string> {
  const pack = { platformId: shop, title: '价格纠纷', items: [{ key, sha256: after }] };
  return Made.parse(await api.post('/api/v1/evidence-packs', pack)).id;
}

async function seedImport({ kaopu }: World): Promise<void> {
  const query = new URLSearchParams({ source: '信用中国', fileName: '处罚.csv' });
  const answer = await fetch(`${kaopu.url}/api/v1/imports?${query.toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: csvOf([penaltyRow(1), penaltyRow(2)]),
  });
  ImportView.parse(await answer.json());
}

/** Every name and every word of others that lies in the database. */
async function quotedIn({ database }: World): Promise<string> {
  const rows = await database.sql(
    `SELECT name || ' ' || coalesce(legal_name, '') AS said FROM platform
     UNION ALL SELECT title FROM product UNION ALL SELECT seen::text FROM observation
     UNION ALL SELECT record::text FROM public_record UNION ALL SELECT source FROM record_import
     UNION ALL SELECT file_name FROM record_import UNION ALL SELECT report::text FROM record_import
     UNION ALL SELECT label FROM score_change UNION ALL SELECT name FROM channel
     UNION ALL SELECT name FROM vantage UNION ALL SELECT name FROM alert_route
     UNION ALL SELECT author || ' ' || comment FROM alert_silence
     UNION ALL SELECT note FROM maintenance UNION ALL SELECT title FROM evidence_pack`,
  );
  return rows.map(({ said }) => String(said)).join('\n');
}
