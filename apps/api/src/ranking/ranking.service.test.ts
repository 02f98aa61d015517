import { PlatformDetail, RankingInputs, RankingView } from '@kaopu/contracts';
import { dueRankings, rankInputs, storeRanking } from '@kaopu/db';
import {
  INDICATORS,
  METHOD_VERSION,
  normalisedWeights,
  PROFILE_WEIGHTS,
  rank,
  reweighed,
} from '@kaopu/scoring';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { judgedPlatform } from '../testing/judged.ts';
import { startApi, type RunningApi } from '../testing/running-api.ts';

const DAY = 86_400_000;
const NOW = Date.now();

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

/** A platform at which everything was looked at daily, always with the same result. */
async function platform(name: string, x: number, looks: number): Promise<string> {
  const observations = Array.from({ length: looks }, (_, i) => ({
    key: `${name}/${i}`,
    at: NOW - i * DAY,
    spacingMs: DAY,
    readings: INDICATORS.map((indicator) => ({ indicator, subject: '', x })),
    facts: [],
  }));
  return (await judgedPlatform(api, name, [{ at: NOW, observations }])).id;
}

async function ranking(query = ''): Promise<RankingView> {
  const answer = await api.call(`/ranking${query}`);
  expect(answer.status).toBe(200);
  return RankingView.parse(answer.body);
}

describe('the ranking', () => {
  it('is empty until somebody was ranked', async () => {
    expect(await ranking()).toMatchObject({
      profile: 'medium',
      at: null,
      ranked: [],
      unranked: [],
      significant: true,
    });
  });

  it('tells order, intervals and groups, who is not ranked and why, and what it is owed to', async () => {
    const [good, fair, unknown] = [
      await platform('good', 0.85, 12),
      await platform('fair', 0.3, 12),
      await platform('unknown', 1, 0),
    ];
    const [due] = (await dueRankings(api.test.db, METHOD_VERSION)).filter(
      ({ profile }) => profile === 'small',
    );
    if (!due) throw new Error('nothing is due');
    const inputs = await rankInputs(api.test.db, 'small');
    await storeRanking(api.test.db, due, rank(inputs, PROFILE_WEIGHTS.small));

    const view = await ranking('?profile=small');
    expect(view).toMatchObject({ profile: 'small', method: METHOD_VERSION, draws: 1000 });
    expect(view.ranked).toEqual([
      { id: good, rank: 1, medianRank: 1, lo: 1, hi: 1, top: 1, group: 1 },
      { id: fair, rank: 2, medianRank: 2, lo: 2, hi: 2, top: 1, group: 2 },
    ]);
    expect(view.unranked).toEqual([
      { id: unknown, status: 'insufficient', floors: [], dimensions: expect.any(Array) },
    ]);
    expect(view.unranked[0]?.dimensions).toHaveLength(6);
    const profiles = await api.call('/profiles');
    expect(profiles.body).toMatchObject({
      items: [{ id: 'small', hash: view.profileHash }, {}, {}, {}],
    });
  });

  it('hands out what it goes by: the weights of another buyer give that buyer’s scores', async () => {
    const answer = await api.call('/ranking/inputs?profile=small');
    expect(answer.status).toBe(200);
    const inputs = RankingInputs.parse(answer.body);
    expect(inputs.platforms.map(({ name }) => name).sort()).toEqual(['fair', 'good', 'unknown']);
    const weights = normalisedWeights(PROFILE_WEIGHTS.community);
    for (const { id, values, sds, insufficient, fresh, floor } of inputs.platforms) {
      const dimensions = inputs.dimensions.map((dimension, i) => ({
        dimension,
        s: (values[i] ?? NaN) / 100,
        sd: (sds[i] ?? NaN) / 100,
        insufficient: insufficient.includes(dimension),
      }));
      const own = reweighed({ dimensions, fresh, vetoes: [{ result: floor }] }, weights);
      const { body } = await api.call(`/platforms/${id}`);
      const served = PlatformDetail.parse(body).scores.find(
        ({ profile }) => profile === 'community',
      );
      expect(served).toMatchObject({
        status: own.status,
        grade: own.grade,
        provisional: own.provisional,
        value: expect.closeTo(own.value, 3),
        lo: expect.closeTo(own.lo, 3),
        hi: expect.closeTo(own.hi, 3),
      });
    }
  });

  it('has nothing to go by where nobody is scored', async () => {
    const { body } = await api.call('/ranking/inputs?profile=own-0123456789abcdef');
    expect(RankingInputs.parse(body)).toMatchObject({ at: null, platforms: [] });
  });
});
