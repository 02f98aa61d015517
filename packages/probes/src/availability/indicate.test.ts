import { describe, expect, it } from 'vitest';
import { indicate } from './indicate.ts';
import type { Seen } from './schema.ts';

const AT = Date.UTC(2026, 5, 1);
const DAY = 86_400_000;

function seen(change: Partial<Seen> = {}): Seen {
  return {
    reachable: true,
    status: 200,
    health: 'ok',
    reason: null,
    phases: { dns: 1, connect: 2, tls: 3, firstByte: 200, total: 300 },
    https: true,
    tls: { validTo: AT + 90 * DAY, authorized: true, error: null },
    attempts: [{ at: AT, failure: null, ms: 300 }],
    bytes: 10,
    slowMs: 10_000,
    ...change,
  };
}

const DOWN: Partial<Seen> = {
  reachable: false,
  status: null,
  phases: null,
  tls: null,
  reason: 'x',
};

function judge(change: Partial<Seen> = {}) {
  const outcome = { kind: 'observed' as const, seen: seen(change) };
  return indicate({ platform: 'own', at: AT, outcome, market: {} });
}

function reading(change: Partial<Seen>, indicator: string) {
  return judge(change).readings.find((entry) => entry.indicator === indicator);
}

function slow(total: number): Partial<Seen> {
  return { phases: { dns: null, connect: null, tls: null, firstByte: total, total } };
}

describe('availability', () => {
  it.each<[string, Partial<Seen>, number]>([
    ['up', {}, 1],
    ['just not slow', slow(10_000), 1],
    ['slow', slow(10_001), 0.5],
    ['down', DOWN, 0],
    ['closed', { health: 'shop-closed' }, 0],
    ['frozen', { health: 'shop-frozen' }, 0],
    ['in maintenance', { health: 'maintenance' }, 0],
    ['parked', { health: 'parked' }, 0],
    ['behind a login', { health: 'login-required' }, 1],
  ])('of a shop that is %s', (_what, change, x) => {
    expect(reading(change, 'availability')?.x).toBe(x);
  });
});

describe('latency', () => {
  it('is the time to the first byte, with its utility', () => {
    expect(reading({}, 'latency')).toEqual({
      indicator: 'latency',
      subject: '',
      x: 1,
      duration: { seconds: 0.2, censored: false },
      value: 200,
    });
    const quick = reading(slow(1_000), 'latency')?.x ?? NaN;
    const late = reading(slow(8_000), 'latency')?.x ?? NaN;
    expect(late).toBeLessThan(quick);
    expect(reading(slow(30_000), 'latency')?.x).toBe(0);
  });

  it('is the longest there is for a page that did not come, and no value to compare', () => {
    expect(reading(DOWN, 'latency')).toEqual({
      indicator: 'latency',
      subject: '',
      x: 0,
      duration: { seconds: 30, censored: false },
    });
  });
});

describe('tls', () => {
  it.each<[string, Partial<Seen>, number | null]>([
    ['with 14 days left', { tls: { validTo: AT + 14 * DAY, authorized: true, error: null } }, 1],
    ['with 13 days left', { tls: { validTo: AT + 13 * DAY, authorized: true, error: null } }, 0.7],
    ['with 3 days left', { tls: { validTo: AT + 3 * DAY, authorized: true, error: null } }, 0.7],
    ['with 2 days left', { tls: { validTo: AT + 2 * DAY, authorized: true, error: null } }, 0.3],
    ['that ended', { tls: { validTo: AT, authorized: true, error: null } }, 0],
    [
      'that nobody vouches for',
      { tls: { validTo: AT + 90 * DAY, authorized: false, error: 'x' } },
      0,
    ],
    ['that is not there (plain http)', { https: false, tls: null }, 0],
    ['of a site that is down', DOWN, null],
    ['of a plain http site that is down', { ...DOWN, https: false }, 0],
  ])('of a certificate %s', (_what, change, x) => {
    expect(reading(change, 'tls')?.x).toBe(x);
  });
});

describe('a site that is down', () => {
  it.each([true, false])('never reads better than one that is up (https: %s)', (https) => {
    const worst = { ...slow(29_000), https, ...(https ? {} : { tls: null }) };
    for (const { indicator, x } of judge({ ...DOWN, https }).readings) {
      const up = reading(worst, indicator)?.x ?? null;
      if (x !== null && up !== null) expect(x).toBeLessThanOrEqual(up);
    }
    expect(reading({ ...DOWN, https }, 'availability')?.x).toBe(0);
  });
});

describe('facts', () => {
  it('state reachability as confirmed, and the shop', () => {
    expect(judge().facts).toEqual([
      { kind: 'reachability', subject: '', value: 'up', confirmed: true },
      { kind: 'shop-state', subject: '', value: 'open', confirmed: false },
      { kind: 'certificate-term', subject: '', value: 'valid', confirmed: false },
    ]);
  });

  it('say nothing about the shop of a site that is down', () => {
    expect(judge(DOWN).facts).toEqual([
      { kind: 'reachability', subject: '', value: 'down', confirmed: true },
    ]);
  });

  it.each([
    [90, 'valid'],
    [13.9, 'within-14-days'],
    [2, 'within-3-days'],
    [-1, 'over'],
  ])('say of a certificate with %d days left that it is %s', (days, value) => {
    const tls = { validTo: AT + days * DAY, authorized: days > 0, error: null };
    const term = { kind: 'certificate-term', subject: '', value, confirmed: false };
    expect(judge({ tls }).facts).toContainEqual(term);
  });

  it('say nothing of a certificate where there is none', () => {
    const { facts } = judge({ https: false, tls: null });
    expect(facts.map(({ kind }) => kind)).toEqual(['reachability', 'shop-state']);
  });

  it.each([
    ['shop-closed', 'shop_closed'],
    ['maintenance', 'shop_closed'],
    ['shop-frozen', 'shop_frozen'],
    ['parked', 'shop_closed'],
  ] as const)('state %s', (health, value) => {
    expect(judge({ health }).facts[1]).toMatchObject({ kind: 'shop-state', value });
  });
});
