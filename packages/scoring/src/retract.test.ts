import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyLog, DAY, RUN, RUNS, START } from '../testing/support.ts';
import { emptyState, judge } from './judge.ts';
import type { JudgedObservation, PlatformState, Retraction } from './judge-types.ts';
import { STANDARD_PROFILES } from './profiles.ts';

const AFTER = START + 400 * DAY;

function judged(state: PlatformState, observations: JudgedObservation[], retraction?: Retraction) {
  return judge({
    ...RUN,
    now: AFTER,
    state,
    observations,
    profiles: STANDARD_PROFILES,
    openAlerts: [],
    ...(retraction && { retraction }),
  });
}

it('what is taken back was never there, to the byte (P3)', () => {
  fc.assert(
    fc.property(anyLog, fc.nat(), (log, pick) => {
      if (log.length === 0) return;
      const gone = log[pick % log.length];
      const remaining = log.filter((look) => look !== gone);
      const taken = gone === undefined ? [] : [gone];
      const with_ = judged(emptyState(), log);
      const without = judged(emptyState(), remaining);
      const back = judged(with_.state, [], { taken, remaining });
      // An indicator only the gone look spoke of stays, empty.
      for (const [id, state] of Object.entries(without.state.indicators)) {
        expect(back.state.indicators[id]).toEqual(state);
      }
      expect(back.state.series).toEqual(without.state.series);
      expect(back.state.findings).toEqual(without.state.findings);
      expect(back.state.digest).toBe(without.state.digest);
      expect(back.scores).toEqual(without.scores);
    }),
    RUNS,
  );
});

it('a price change that was a slip of ours is taken back, and says so', () => {
  const look = (i: number, value: number): JudgedObservation => ({
    key: `p/${i}`,
    at: START + i * DAY,
    spacingMs: DAY,
    readings: [],
    facts: [{ kind: 'price', subject: '1', value, confirmed: i === 2, label: 'Card' }],
  });
  const log = [look(0, 17_800), look(1, 17_800), look(2, 20_800)];
  const first = judged(emptyState(), log);
  expect(first.changes).toMatchObject([{ kind: 'price-changed', to: 20_800 }]);
  const retraction = { taken: log.slice(2), remaining: log.slice(0, 2) };
  expect(judged(first.state, [], retraction).changes).toMatchObject([
    { kind: 'price-changed', from: 20_800, to: 17_800, recovery: true, evidence: ['p/2'] },
  ]);
});
