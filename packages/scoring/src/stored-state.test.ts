import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AFTER_ALL, fullState } from '../testing/full-state.ts';
import { said } from '../testing/findings.ts';
import { anyLog, DAY, observation, RUN, RUNS, START } from '../testing/support.ts';
import {
  asArray,
  asBig,
  asCells,
  asNumber,
  asObject,
  asText,
  asWord,
  orNull,
  sortedRecord,
  StateFault,
} from './codec.ts';
import { decodeFact } from './fact-codec.ts';
import { decodeFindings } from './findings-codec.ts';
import { decodeIndicator, encodeIndicator } from './indicator-codec.ts';
import { emptyIndicator } from './indicator-state.ts';
import { judge } from './judge.ts';
import { decodeIndicators, foldObservations } from './judge-indicators.ts';
import type { PlatformState } from './judge-types.ts';
import { decodeKey, encodeKey, keySources } from './key-sources.ts';
import { CURRENT_METHOD, INDICATOR_SPECS } from './method.ts';
import { decodeSeries } from './series.ts';
import { readMethod } from './stored-method.ts';
import { METHOD_VERSION } from './method-version.ts';
import { INDICATORS, type Reading } from './types.ts';

const REFERENCE = { basis: 'market', median: 9.8, own: 6, n: 7 } as const;
const READINGS: Reading[] = [
  { indicator: 'card-works', subject: 'p', x: 0.5, source: 'proof', by: 'wang' },
  {
    indicator: 'resolution',
    subject: 'p',
    x: 0.4,
    source: 'entry',
    by: 'li',
    duration: { seconds: 90_000, censored: true },
  },
  { indicator: 'licence', subject: '', x: 1, source: 'official', by: 'register' },
  {
    indicator: 'penalties',
    subject: '',
    x: 1,
    penalty: { no: '1', severity: 'fine', decidedAt: START - 9 * DAY },
  },
  {
    indicator: 'price-volatility',
    subject: 'p',
    x: 1,
    price: {
      label: 'Card',
      item: 'a/12m',
      fen: 17_800,
      gap: -0.3,
      low: true,
      reference: REFERENCE,
    },
  },
];

/** A platform with something in every field a stored state has. */
function richState(): PlatformState {
  const { finding, t, id } = said('licence', '', 'valid', 'official');
  const { state } = judge({
    ...RUN,
    now: AFTER_ALL,
    state: fullState(),
    observations: [
      observation(`rich/${START}`, START, { readings: READINGS }),
      { ...observation(id, t), findings: [finding] },
    ],
    profiles: [],
    openAlerts: [],
  });
  return JSON.parse(JSON.stringify(state));
}

const judged = (state: PlatformState) =>
  judge({ ...RUN, now: AFTER_ALL, state, observations: [], profiles: [], openAlerts: [] });

type Json = Record<string, unknown>;
type Parts = Pick<PlatformState, 'indicators' | 'series' | 'facts' | 'findings'>;

/** A judge reads series and facts only when a look speaks of them. */
function readAll({ indicators, series, facts, findings }: Parts): void {
  decodeIndicators(indicators);
  decodeFindings(findings);
  for (const [key, value] of Object.entries(series)) decodeSeries(value, `series.${key}`);
  for (const [key, value] of Object.entries(facts)) decodeFact(value, `facts.${key}`);
}

/** Every place in a stored value, with what stands there. */
function placesOf(value: unknown, path: readonly string[] = []): [string[], unknown][] {
  const own: [string[], unknown][] = [[[...path], value]];
  if (typeof value !== 'object' || value === null) return own;
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, item]) => placesOf(item, [...path, key])),
  ];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const changed: Json = structuredClone(value) as Json;
  changed[key] = replaced(changed[key], rest, by);
  return changed;
}

describe('a stored state', () => {
  const state = richState();

  it('is read as it was written', () => {
    expect(JSON.stringify(judged(state).state)).toBe(JSON.stringify(state));
    const kinds = INDICATORS.flatMap((id) => {
      const stored = state.indicators[id];
      return stored === undefined ? [] : [INDICATOR_SPECS[id].kind];
    });
    expect(new Set(kinds).size).toBe(5);
  });

  it('damaged anywhere is refused, and says where', () => {
    const { indicators, series, facts, findings } = state;
    const parts = { indicators, series, facts, findings };
    // The ring of a series and a long list repeat themselves: their first rows will do.
    const places = placesOf(parts).filter(
      ([path]) =>
        path.length > 2 && !path.slice(2).some((key) => Number(key) > 1) && path.at(-1) !== 'low',
    );
    expect(places.length).toBeGreaterThan(150);
    for (const [path, value] of places) {
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      const damaged = replaced(parts, path, isObject ? 5 : {}) as typeof parts;
      const place = path.join('.');
      let fault: unknown = null;
      try {
        readAll(damaged);
      } catch (error) {
        fault = error;
      }
      expect(fault, `damaged at ${place}`).toBeInstanceOf(StateFault);
      const at = fault instanceof StateFault ? fault.path : '';
      // A probe's name is missed by the rows that refer to it.
      const within = path.at(-2) === 'sources' ? path.slice(0, 2).join('.') : at;
      expect(at.startsWith(within) && `${place}.`.startsWith(`${within}.`), `${place}: ${at}`).toBe(
        true,
      );
      expect(at.split('.').length, `${place}: ${at}`).toBeGreaterThan(1);
    }
  });

  it('of any log comes back, indicator by indicator', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const states = foldObservations({}, log);
        for (const id of INDICATORS) {
          const own = states[id];
          if (own === undefined) continue;
          const stored: unknown = JSON.parse(JSON.stringify(encodeIndicator(own)));
          expect(decodeIndicator(stored, INDICATOR_SPECS[id].kind, id)).toEqual(own);
        }
      }),
      { ...RUNS, numRuns: Math.min(RUNS.numRuns, 100) },
    );
  });

  it.each(INDICATORS)('of %s nobody looked at comes back', (id) => {
    const empty = emptyIndicator(INDICATOR_SPECS[id]);
    const stored = { [id]: JSON.parse(JSON.stringify(encodeIndicator(empty))) };
    expect(decodeIndicators(stored)).toEqual({ [id]: empty });
    expect(() => decodeIndicators({ [id]: { ...stored[id], kind: 'other' } })).toThrow(
      `indicators.${id}.kind: expected ${INDICATOR_SPECS[id].kind}`,
    );
  });
});

describe('a stored value', () => {
  it.each<[string, (value: unknown) => unknown, readonly unknown[]]>([
    ['an object', (value) => asObject(value, 'at'), [null, [], 'x', 1, undefined]],
    ['an array', (value) => asArray(value, 'at'), [null, {}, 'x', 1]],
    ['a number', (value) => asNumber(value, 'at'), [null, '1', NaN, Infinity, []]],
    ['a text', (value) => asText(value, 'at'), [null, 1, []]],
    [
      'an integer',
      (value) => asBig(value, 'at'),
      ['', '~', '1.5.5', ' 1', '1 ', '1.', '+', '1.12345'],
    ],
    ['12 cells', (value) => asCells(value, 'at'), [[], Array(11).fill('0'), Array(13).fill('0')]],
    ['one of a, b', (value) => asWord(value, ['a', 'b'], 'at'), ['c', '', 1, null]],
  ])('that is not %s is refused', (expected, read, values) => {
    for (const value of values) expect(() => read(value)).toThrow(`at: expected ${expected}`);
  });

  it('that is one is given back', () => {
    expect(asObject({ a: 1 }, '')).toEqual({ a: 1 });
    expect(asArray([1], '')).toEqual([1]);
    expect(asNumber(-0.5, '')).toBe(-0.5);
    expect(asText('', '')).toBe('');
    expect(asCells(Array(12).fill('1'), '')).toEqual(Array(12).fill(1n));
    expect(asWord('b', ['a', 'b'], '')).toBe('b');
    expect(orNull(null, '', asNumber)).toBeNull();
    expect(orNull(undefined, '', asNumber)).toBeNull();
    expect(orNull(0, '', asNumber)).toBe(0);
    expect(() => orNull('x', 'at', asNumber)).toThrow('at: expected a number');
  });

  it('has its keys in one order', () => {
    expect(JSON.stringify(sortedRecord({ b: 1, a: { d: 1, c: 2 } }))).toBe(
      '{"a":{"d":1,"c":2},"b":1}',
    );
  });
});

describe('the keys of observations', () => {
  const moments = [
    { t: 5, id: 'probe-b/5' },
    { t: 6, id: 'probe-a/6' },
    { t: 7, id: 'probe-b/7' },
    { t: 8, id: 'now/1' },
    { t: 9, id: '/9' },
  ];
  const sources = keySources(moments);

  it('name each probe once', () => {
    expect(sources).toEqual(['', 'probe-a', 'probe-b']);
    expect(moments.map((moment) => encodeKey(moment, sources))).toEqual([2, 1, 2, 'now/1', 0]);
  });

  it('come back, and nothing else does', () => {
    for (const moment of moments) {
      const stored = encodeKey(moment, sources);
      expect(decodeKey(stored, moment.t, sources, '')).toBe(moment.id);
    }
    expect(() => decodeKey(3, 5, sources, 'at')).toThrow('at: expected a text');
    expect(() => decodeKey(null, 5, sources, 'at')).toThrow('at: expected a text');
  });
});

describe('a stored method', () => {
  const { constants, indicators } = CURRENT_METHOD;
  const stored: Json = JSON.parse(JSON.stringify({ constants, indicators, profiles: {} }));
  const read = (value: unknown, id = METHOD_VERSION) => readMethod(value, id, RUN.hash);

  it('is the method when its hash says so', () => {
    expect(read(stored)).toEqual(JSON.parse(JSON.stringify(CURRENT_METHOD)));
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a list', [stored]],
    ['a text', 'x'],
    ['no constants', { indicators }],
    ['constants that are none', { ...stored, constants: [] }],
    ['other constants', { ...stored, constants: { ...constants, kappa: 5 } }],
    ['other indicators', { ...stored, indicators: {} }],
  ])('is none with %s', (_, value) => {
    expect(read(value)).toBeNull();
  });

  it('is none under another name', () => {
    expect(read(stored, '1.0.0+0')).toBeNull();
  });
});
