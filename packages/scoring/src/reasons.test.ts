import { describe, expect, it } from 'vitest';
import { START } from '../testing/support.ts';
import { reasonChanges } from './reason-changes.ts';
import { REASON_TEXTS, topReasons } from './reasons.ts';
import type { DimensionLoss, IndicatorLoss } from './score-types.ts';
import { INDICATORS, type DimensionId, type IndicatorId } from './types.ts';

function indicatorLoss(
  indicator: IndicatorId,
  points: number,
  priorPoints: number,
  keys: readonly string[] = [],
): IndicatorLoss {
  const observations = keys.map((key) => ({ key, subject: '', at: START, x: 0, points: 0 }));
  return { indicator, points, priorPoints, observations, olderPoints: 0 };
}

function loss(dimension: DimensionId, indicators: IndicatorLoss[], floored = false): DimensionLoss {
  const points = indicators.reduce((sum, one) => sum + one.points, 0);
  return { dimension, points, floored, indicators };
}

const brief = (losses: readonly DimensionLoss[], capped = 0, most = 9) =>
  topReasons(losses, capped, most).map(({ code, dimension, points }) => [code, dimension, points]);

describe('the costliest reasons', () => {
  const technology = loss('technology', [
    indicatorLoss('availability', 6, 1, ['k2', 'k1', 'k2']),
    indicatorLoss('tls', 2, 1.5, ['k3']),
  ]);

  it('are what was seen by indicator and what is not known by dimension, most points first', () => {
    expect(topReasons([technology], 0, 9)).toEqual([
      { code: 'availability', dimension: 'technology', points: 5, evidence: ['k2', 'k1'] },
      { code: 'not-enough-evidence', dimension: 'technology', points: 2.5, evidence: [] },
      { code: 'tls', dimension: 'technology', points: 0.5, evidence: ['k3'] },
    ]);
  });

  it('are as many as asked for', () => {
    expect(brief([technology], 0, 1)).toEqual([['availability', 'technology', 5]]);
    expect(brief([technology], 0, 0)).toEqual([]);
  });

  it('hold what an unknown floor costs, which belongs to no dimension', () => {
    expect(topReasons([technology], 3, 2)).toMatchObject([
      { code: 'availability' },
      { code: 'unverified', dimension: null, points: 3, evidence: [] },
    ]);
  });

  it('hold a dimension at its lower limit with all it costs', () => {
    const sunk = loss('price', [indicatorLoss('price-level', 40, 2)], true);
    expect(topReasons([sunk, technology], 0, 2)).toEqual([
      { code: 'floor', dimension: 'price', points: 40, evidence: [] },
      { code: 'price-level', dimension: 'price', points: 38, evidence: [] },
    ]);
  });

  it('leave out what costs less than a twentieth of a point', () => {
    const small = (points: number) =>
      brief([loss('price', [indicatorLoss('price-level', points, 0)])]);
    expect(small(0.05)).toEqual([['price-level', 'price', 0.05]]);
    expect(small(0.049)).toEqual([]);
    expect(brief([], 0.049)).toEqual([]);
    expect(brief([], 0.05)).toEqual([['unverified', null, 0.05]]);
  });
});

describe('the words of a reason', () => {
  it('exist for every indicator in both languages, no two alike', () => {
    for (const id of INDICATORS) {
      expect(REASON_TEXTS[id].zh).toMatch(/[一-鿿]{2}/);
      expect(REASON_TEXTS[id].en).toMatch(/^[A-Z][ -~]{5,}$/);
    }
    const texts = Object.values(REASON_TEXTS);
    expect(new Set(texts.map(({ zh }) => zh)).size).toBe(INDICATORS.length + 3);
    expect(new Set(texts.map(({ en }) => en)).size).toBe(INDICATORS.length + 3);
  });
});

describe('reasons of two scores', () => {
  const scored = (points: Partial<Record<IndicatorId, number>>, unverifiedPoints = 0) => ({
    unverifiedPoints,
    losses: Object.entries(points).map(([id, cost]) =>
      loss('technology', [indicatorLoss(id as IndicatorId, cost, 0, [`k ${id} ${cost}`])]),
    ),
  });

  it('are told apart by how they moved, the largest move first', () => {
    const before = scored({ tls: 4, latency: 1, 'back-office': 2 }, 5);
    const after = scored({ tls: 1, latency: 2, availability: 7 }, 5);
    expect(reasonChanges(before, after)).toEqual([
      {
        code: 'availability',
        dimension: 'technology',
        change: 'appeared',
        from: 0,
        to: 7,
        evidence: ['k availability 7'],
      },
      {
        code: 'tls',
        dimension: 'technology',
        change: 'eased',
        from: 4,
        to: 1,
        evidence: ['k tls 1'],
      },
      {
        code: 'back-office',
        dimension: 'technology',
        change: 'gone',
        from: 2,
        to: 0,
        evidence: ['k back-office 2'],
      },
      {
        code: 'latency',
        dimension: 'technology',
        change: 'worsened',
        from: 1,
        to: 2,
        evidence: ['k latency 2'],
      },
    ]);
  });

  it('that moved by less than a twentieth of a point stayed what they were', () => {
    const moved = (to: number) => reasonChanges(scored({ tls: 1 }), scored({ tls: to })).length;
    expect([moved(1.04), moved(1.06), moved(0.96), moved(0.94)]).toEqual([0, 1, 0, 1]);
  });

  it('of one kind in two dimensions are two', () => {
    const unseen = (price: number, service: number) => ({
      unverifiedPoints: 0,
      losses: [
        loss('price', [indicatorLoss('price-level', price, price)]),
        loss('service', [indicatorLoss('resolution', service, service)]),
      ],
    });
    const changes = reasonChanges(unseen(3, 1), unseen(1, 4));
    expect(changes.map(({ code, dimension, change }) => [code, dimension, change])).toEqual([
      ['not-enough-evidence', 'service', 'worsened'],
      ['not-enough-evidence', 'price', 'eased'],
    ]);
  });
});
