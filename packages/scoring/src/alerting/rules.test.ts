import { describe, expect, it } from 'vitest';
import { down, eventOf, restocked, soldOut } from '../../testing/alert-events.ts';
import { CHANGE_KINDS } from '../types.ts';
import { isOutage, ruleKindOf, troubleOf } from './kinds.ts';
import { fitsGlob, matches } from './matchers.ts';
import { BUILT_IN, decidingRule, gravest, rule } from './rules.ts';
import { RULE_KINDS, type EventRule } from './types.ts';

const common: EventRule = {
  id: 'r',
  kind: 'stock',
  enabled: true,
  platformId: null,
  tag: null,
  profile: null,
  minSeverity: 'info',
  threshold: null,
};
const price = (from: number, to: number) =>
  eventOf(0, { kind: 'price-changed', dimension: 'price', indicator: 'price-level', from, to });
const score = (from: number | null, to: number, subject = 'medium') =>
  eventOf(0, { kind: 'score', dimension: 'overall', indicator: null, subject, from, to });

describe('every kind of change', () => {
  it('is spoken of by a rule that is on', () => {
    for (const kind of CHANGE_KINDS) {
      const event = eventOf(0, { kind, recovery: false });
      expect(rule(event, BUILT_IN, [])).toMatchObject({ turn: 'trouble' });
    }
    expect(BUILT_IN.map(({ kind }) => kind)).toEqual(RULE_KINDS);
  });

  it.each([
    [{ kind: 'degraded', indicator: 'forbidden-wording', dimension: 'compliance' }, 'wording'],
    [{ kind: 'degraded', indicator: 'first-response', dimension: 'service' }, 'support'],
    [{ kind: 'degraded', indicator: 'hidden-fee', dimension: 'price' }, 'price'],
    [{ kind: 'degraded', indicator: 'latency', dimension: 'technology' }, 'degradation'],
    [{ kind: 'authorisation-term' }, 'authorization'],
    [{ kind: 'record-published' }, 'penalty'],
    [{ kind: 'trap' }, 'trap'],
    [{ kind: 'coverage' }, 'stale'],
  ] as const)('%o is a matter of %s', (rest, kind) => {
    expect(ruleKindOf(eventOf(0, rest))).toBe(kind);
  });

  it('has a name in common with its end', () => {
    expect(troubleOf(soldOut(0))).toBe(troubleOf(restocked(0)));
    expect(troubleOf(score(60, 40))).toBe('score|medium');
    expect(isOutage(troubleOf(down(0)))).toBe(true);
    expect(isOutage(troubleOf(soldOut(0)))).toBe(false);
  });
});

describe('the most specific rule decides', () => {
  const tagged = { ...common, id: 't', tag: 'vip' };
  const own = { ...common, id: 'o', platformId: 'p', enabled: false };

  it.each([
    [[own, tagged, common], ['vip'], 'o'],
    [[tagged, common], ['vip'], 't'],
    [[tagged, common], [], 'r'],
    [[{ ...own, platformId: 'q' }, common], [], 'r'],
    [[common, { ...common, id: 'later' }], [], 'later'],
    [[], [], undefined],
  ])('of %#', (rules, tags, id) => {
    expect(decidingRule(soldOut(0), rules, tags)?.id).toBe(id);
  });

  it('also when it is switched off; an end is one all the same', () => {
    expect(rule(soldOut(0), [common, own], [])).toBeNull();
    expect(rule(restocked(0), [common, own], [])).toEqual({ turn: 'recovery' });
  });
});

describe('a threshold', () => {
  it.each([
    [price(100, 104), null],
    [price(100, 105), 'trouble'],
    [price(100, 95), 'trouble'],
    [price(0, 5), 'trouble'],
  ])('of 5 percent, %#', (event, turn) => {
    const wanted = { ...common, kind: 'price' as const, threshold: 5 };
    expect(rule(event, [wanted], [])?.turn ?? null).toBe(turn);
  });

  it.each([
    [1.9, null],
    [2, 'trouble'],
    [null, 'trouble'],
  ])('of 2 points, %s lost', (points, turn) => {
    expect(rule(soldOut(0, '1', { points }), [{ ...common, threshold: 2 }], [])?.turn ?? null).toBe(
      turn,
    );
  });

  it('of severity leaves out what is less', () => {
    expect(rule(soldOut(0), [{ ...common, minSeverity: 'critical' }], [])).toBeNull();
  });

  it.each([
    [score(51, 49), 'trouble'],
    [score(50, 49.5), 'trouble'],
    [score(49, 45), null],
    [score(null, 45), null],
    [score(49, 51), null],
    [score(49, 52), 'recovery'],
    [score(51, 49, 'small'), null],
  ])('of a score of 50, %#', (event, turn) => {
    expect(rule(event, BUILT_IN, [])?.turn ?? null).toBe(turn);
  });
});

it('gravest', () => {
  expect(gravest([])).toBe('info');
  expect(gravest(['warning', 'critical', 'info'])).toBe('critical');
});

describe('matchers', () => {
  const alert = {
    platformId: 'p',
    dimension: 'price',
    severity: 'warning',
    tags: ['vip', 'games'],
  } as const;

  it.each([
    [[], true],
    [[{ label: 'platform', op: '=', value: 'p' }], true],
    [[{ label: 'platform', op: '!=', value: 'p' }], false],
    [[{ label: 'tag', op: '=', value: 'games' }], true],
    [[{ label: 'tag', op: '!=', value: 'games' }], false],
    [[{ label: 'tag', op: 'glob', value: 'g*s' }], true],
    [
      [
        { label: 'severity', op: '=', value: 'warning' },
        { label: 'dimension', op: '=', value: 'service' },
      ],
      false,
    ],
  ] as const)('%#', (matchers, fits) => {
    expect(matches(matchers, alert)).toBe(fits);
  });

  it.each([
    ['', '', true],
    ['*', '', true],
    ['a*b*c', 'aXbYbZc', true],
    ['a*b*c', 'aXbYbZ', false],
    ['?', '星', true],
    ['?', '', false],
    ['a.c', 'abc', false],
    [`${'*a'.repeat(30)}b`, 'a'.repeat(5_000), false],
  ])('glob %s of %s', (glob, text, fits) => {
    expect(fitsGlob(glob, text)).toBe(fits);
  });
});
