import { describe, expect, it } from 'vitest';
import { countDeliveries, countLooks, type Claimed } from './count.ts';
import type { PlannedProbe } from './plan.ts';
import type { Delivery } from './receiver.ts';
import type { Arrival } from './shop.ts';

const FIRST = 1_000_000;
const EVERY = 15_000;
const BYTES = 600;

const PROBE: PlannedProbe = {
  probeId: 'p',
  number: 0,
  siteUrl: 'http://127.1.0.1/p/0',
  firstMs: FIRST,
  intervalMs: EVERY,
  slots: 3,
};

/** A look of a slot that rests on a visit of the shop. */
function look(slot: number, serial: number, fields: Partial<Claimed> = {}): Claimed {
  const slotMs = FIRST + slot * EVERY;
  return {
    probeId: 'p',
    key: `p/${slotMs}`,
    slotMs,
    status: 'observed',
    cause: null,
    detail: null,
    slots: 1,
    bytes: BYTES + serial,
    reachable: true,
    ...fields,
  };
}

/** One visit a slot, and as many more as asked for. */
function visits(more = 0): Arrival[] {
  return Array.from({ length: 3 + more }, (_, i) => {
    const at = FIRST + i * EVERY + 5;
    return { serial: i + 1, at, endedAt: at + 1, good: true };
  });
}

const ALL = [look(0, 1), look(1, 2), look(2, 3)];

const GOOD = {
  planned: 3,
  recorded: 3,
  missed: 0,
  unknown: 0,
  lost: 0,
  doubled: 0,
  falseBad: 0,
  early: 0,
  again: 0,
  againMostMs: 0,
};

describe('countLooks', () => {
  it.each<[string, Claimed[], Arrival[], Partial<typeof GOOD>]>([
    ['every slot looked at once', ALL, visits(), {}],
    [
      'a slot without a row',
      ALL.slice(1),
      visits(),
      { recorded: 2, lost: 1, again: 1, againMostMs: EVERY },
    ],
    ['two rows of a slot', [...ALL, look(2, 4)], visits(1), { doubled: 1 }],
    [
      'two rows of one visit',
      [look(0, 1), look(1, 2), look(2, 2)],
      visits(),
      { doubled: 1, again: 1, early: 1 },
    ],
    [
      'a look that the shop knows nothing of',
      [look(0, 9), look(1, 2), look(2, 3)],
      visits(),
      { lost: 1, again: 1, againMostMs: EVERY },
    ],
    ['a visit that was broken off', ALL, visits(2), { again: 2, againMostMs: EVERY }],
    [
      'a row for slots that nobody looked at',
      [look(0, 0, { status: 'missed', slots: 2, bytes: null, reachable: null }), look(2, 3)],
      visits(),
      { missed: 2, again: 2, againMostMs: EVERY },
    ],
    [
      'a missed slot that was looked at all the same',
      [...ALL, look(1, 0, { key: 'p/missed', status: 'missed', bytes: null, reachable: null })],
      visits(),
      { doubled: 1 },
    ],
    [
      'a shop that was never down, called unreachable',
      [look(0, 1), look(1, 2), look(2, 3, { reachable: false, bytes: 0 })],
      visits(),
      { falseBad: 1, again: 1 },
    ],
    ['a look beside the schedule', [...ALL, look(1, 4, { key: 'now/x' })], visits(1), {}],
    ['a slot after the plan', [...ALL, look(3, 4)], visits(1), {}],
    [
      'a look before its time',
      [look(0, 1), look(1, 2), look(2, 2 + 1, { slotMs: FIRST + 2 * EVERY + 900 })],
      visits(),
      { early: 1 },
    ],
  ])('counts %s', (_, claims, arrivals, expected) => {
    expect(countLooks([PROBE], claims, () => arrivals)).toEqual({ ...GOOD, ...expected });
  });

  it('believes that a shop was unreachable which was', () => {
    const down = visits().map((visit) => ({ ...visit, good: visit.serial !== 2 }));
    const claims = [look(0, 1), look(1, 0, { reachable: false, bytes: 0 }), look(2, 3)];
    expect(countLooks([PROBE], claims, () => down)).toEqual(GOOD);
  });
});

const SITE = PROBE.siteUrl;

function told(id: string, kind: string, siteUrl = SITE): Delivery {
  return { id, at: 0, type: 'alert.opened', alertId: 'a', siteUrl, kinds: [kind] };
}

const DOWN = told('1', 'became-unreachable');
const UP = told('2', 'became-reachable');

const NONE = {
  deliveriesLost: 0,
  deliveriesDoubled: 0,
  deliveriesRepeated: 0,
  deliveriesOutOfOrder: 0,
  falseBad: 0,
};

describe('countDeliveries', () => {
  it.each<[string, Delivery[], Partial<typeof NONE>]>([
    ['an outage and a recovery, each told once', [DOWN, UP], {}],
    ['a recovery that was not told, by two counts', [DOWN], { deliveriesLost: 2 }],
    ['a repeat under the same id', [DOWN, DOWN, UP], { deliveriesRepeated: 1 }],
    [
      'the same under another id',
      [DOWN, told('3', 'became-unreachable'), UP],
      { deliveriesDoubled: 1 },
    ],
    ['a recovery told before its outage', [UP, DOWN], { deliveriesOutOfOrder: 1 }],
    [
      'news of a shop that had no outage',
      [DOWN, UP, told('4', 'degraded', 'http://other/')],
      { falseBad: 1 },
    ],
  ])('counts %s', (_, taken, expected) => {
    expect(countDeliveries(new Set([SITE]), ['1', '2'], taken)).toEqual({ ...NONE, ...expected });
  });
});
