import {
  CorrectionView,
  FormulaLog,
  pageOf,
  PlatformDetail,
  TrustDataset,
  TrustView,
} from '@kaopu/contracts';
import { createPlatform, recordMethod } from '@kaopu/db';
import { INDICATORS, inputsText, METHOD_VERSION, methodText, recomputed } from '@kaopu/scoring';
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { judgedPlatform } from '../testing/judged.ts';
import { startApi, type RunningApi } from '../testing/running-api.ts';

const DAY = 86_400_000;
const NOW = Date.now();
const INTERESTS = '由星辰批发出资；不收平台的钱。';
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'), {
    KAOPU_INTERESTS: INTERESTS,
    KAOPU_COMMIT: COMMIT,
  });
  for (const [name, x] of [
    ['good', 0.853],
    ['fair', 0.31],
    ['=odd,"name"', 0.6],
  ] as const) {
    const observations = Array.from({ length: 9 }, (_, i) => ({
      key: `${name}/${i}`,
      at: NOW - i * DAY,
      spacingMs: DAY,
      readings: INDICATORS.map((indicator) => ({ indicator, subject: '', x })),
      facts: [],
    }));
    await judgedPlatform(api, name, [{ at: NOW, observations }]);
  }
});
afterAll(() => api.stop());

async function dataset(profile = 'medium'): Promise<TrustDataset> {
  const { body } = await api.call(`/trust/dataset?profile=${profile}`);
  return TrustDataset.parse(body);
}

describe('what is published for checking', () => {
  it('tells version, commit, weights, the hash of the inputs and the operator’s interests', async () => {
    const { body, status } = await api.call('/trust?profile=small');
    expect(status).toBe(200);
    const view = TrustView.parse(body);
    expect(view).toMatchObject({
      profile: 'small',
      commit: COMMIT,
      method: METHOD_VERSION,
      interests: INTERESTS,
      inputs: { platforms: 3 },
    });
    const exported = await dataset('small');
    expect(view.inputs).toEqual(exported.snapshot);
    const own = createHash('sha256').update(inputsText(exported)).digest('hex');
    expect(view.inputs.sha256).toBe(own);
  });

  it.each(['small', 'medium', 'channel', 'community'])(
    'is enough to make every score again, digit by digit (%s)',
    async (profile) => {
      const exported = await dataset(profile);
      expect(exported.platforms).toHaveLength(3);
      for (const platform of exported.platforms) {
        expect(recomputed(exported, platform).verdict).toBe('equal');
        const detail = PlatformDetail.parse((await api.call(`/platforms/${platform.id}`)).body);
        const served = detail.scores.find((score) => score.profile === profile);
        expect(served).toMatchObject(platform.published);
      }
    },
  );

  it('is there as a table, with the same digits', async () => {
    const answer = await fetch(`${api.url}/api/v1/trust/dataset.csv?profile=medium`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /);
    const lines = (await answer.text()).trim().split('\r\n').slice(1);
    const { platforms } = await dataset();
    expect(lines).toHaveLength(platforms.length);
    for (const { id, published } of platforms) {
      const line = lines.find((own) => own.startsWith(id));
      expect(line).toContain(`,${published.value},${published.lo},${published.hi},`);
    }
    expect(lines.join('\n')).toContain(`,"'=odd,""name""",`);
  });

  it('says that nothing is stated, and that nobody knows the commit', async () => {
    const silent = await startApi(inject('postgresUrl'));
    try {
      const { body } = await silent.call('/trust');
      expect(TrustView.parse(body)).toMatchObject({
        commit: null,
        interests: null,
        inputs: { platforms: 0, at: null },
      });
    } finally {
      await silent.stop();
    }
  });

  it('takes no profile that is not published', async () => {
    expect((await api.call('/trust/dataset?profile=own-0123456789abcdef')).status).toBe(400);
  });
});

describe('the log of corrections', () => {
  async function corrections(query = '') {
    const { body } = await api.call(`/trust/corrections${query}`);
    return pageOf(CorrectionView).parse(body);
  }

  it('shows who took back what, when and why, and keeps what was said', async () => {
    const platformId = await createPlatform(api.test.db, {
      name: '更正的店',
      siteUrl: 'https://corrected.example/',
      hostKey: 'corrected.example',
      storefront: null,
      legalName: null,
      uscc: null,
      formerNames: [],
      probes: [],
    });
    if (platformId === null) throw new Error('not made');
    const entry = (kind: string, fields: unknown, more: object = {}) => ({
      id: randomUUID(),
      kind,
      at: new Date(NOW - DAY).toISOString(),
      reporter: '小王',
      fields,
      uploads: [],
      ...more,
    });
    const log = async (body: { id: string }) => {
      const answer = await api.call(`/platforms/${platformId}/entries`, { body });
      expect(answer.status).toBe(201);
      return `entry/${body.id}`;
    };
    const bought = {
      product: '爱奇艺年卡',
      cards: 1,
      advertised: 17_800,
      paid: 18_500,
      delivery: 'waiting',
      result: 'untested',
      source: 'not-asked',
    };
    const first = await log(entry('test-purchase', bought));
    const second = await log(
      entry('test-purchase', { ...bought, paid: 17_800 }, { replaces: first }),
    );
    const secret = await log(
      entry('exposure', {
        balance: 1_286_000,
        deposits: 0,
        openOrders: 0,
      }),
    );
    for (const key of [second, secret]) {
      const { status } = await api.call(`/platforms/${platformId}/retractions`, {
        body: { key, reason: '买错店了', by: '老李' },
      });
      expect(status).toBe(201);
    }

    const { items } = await corrections();
    const byTarget = new Map(items.map((item) => [item.target.key, item]));
    expect(byTarget.get(first)).toMatchObject({
      platform: { id: platformId, name: '更正的店' },
      by: '小王',
      replacedBy: second,
      target: { summary: { zh: '爱奇艺年卡 ×1，实付 185.00 元，还没试' } },
    });
    expect(byTarget.get(second)).toMatchObject({
      by: '老李',
      reason: '买错店了',
      replacedBy: null,
    });
    // The merchant's own money is nobody else's business.
    expect(byTarget.get(secret)?.target).toMatchObject({ summary: null });
    expect(JSON.stringify(items)).not.toContain('12,860');

    const { nextCursor } = await corrections('?limit=1');
    const rest = await corrections(`?limit=2&cursor=${nextCursor}`);
    expect(rest.items).toHaveLength(2);
  });
});

describe('the log of the formula', () => {
  it('shows each version that was in force, what it changed, and its effect', async () => {
    const { db, sql } = api.test;
    const content = JSON.parse(methodText()) as { constants: Record<string, unknown> };
    const older = { ...content, constants: { ...content.constants, kappa: 7 } };
    await recordMethod(db, { id: `0.9.0+${'a'.repeat(64)}`, constants: older }, []);
    await recordMethod(db, { id: METHOD_VERSION, constants: content }, []);
    await sql(`UPDATE method SET created_at = now() - interval '9 days' WHERE id LIKE '0.9.0%'`);
    await sql(
      `UPDATE method SET created_at = now() - interval '2 days' WHERE id NOT LIKE '0.9.0%'`,
    );
    await sql(
      `INSERT INTO score_snapshot (platform_id, profile, judge_seq, at, method, status, value, lo, hi,
         grade, coverage, score)
       SELECT platform_id, profile, -1, now() - interval '3 days', '0.9.0+${'a'.repeat(64)}', status,
         value - 2, lo, hi, 'Z', coverage, score
       FROM score_snapshot WHERE profile = 'medium'`,
    );
    const { body } = await api.call('/trust/formula');
    const { items } = FormulaLog.parse(body);
    expect(items.map(({ semver, isCurrent }) => [semver, isCurrent])).toEqual([
      [METHOD_VERSION.split('+')[0], true],
      ['0.9.0', false],
    ]);
    expect(items[0]?.changes).toEqual([
      { path: '/constants/kappa', before: 7, after: content.constants['kappa'] },
    ]);
    expect(items[0]?.effect).toEqual({
      platforms: 3,
      regraded: 3,
      medianMove: expect.closeTo(2, 9),
      largestMove: expect.closeTo(2, 9),
    });
    expect(items[1]).toMatchObject({ changes: [], effect: null });
  });
});
