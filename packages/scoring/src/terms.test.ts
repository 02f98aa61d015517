import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../testing/support.ts';
import { decideAlerts } from './alerts.ts';
import { sightFact, type FactState } from './facts.ts';
import type { OpenAlert } from './judge-types.ts';
import { TERM_KINDS, TERM_WORDS, termWord, type TermKind } from './terms.ts';
import { certificateUtility } from './utilities.ts';

describe('termWord', () => {
  it.each<[TermKind, number, string]>([
    ['authorisation-term', 31, 'valid'],
    ['authorisation-term', 30, 'within-30-days'],
    ['authorisation-term', 8, 'within-30-days'],
    ['authorisation-term', 7, 'within-7-days'],
    ['authorisation-term', 0, 'within-7-days'],
    ['authorisation-term', -1, 'over'],
    ['domain-term', 30.01, 'valid'],
    ['domain-term', 30, 'within-30-days'],
    ['domain-term', 0.5, 'within-7-days'],
    ['domain-term', -0.001, 'over'],
    ['certificate-term', 14.5, 'valid'],
    ['certificate-term', 14, 'within-14-days'],
    ['certificate-term', 3, 'within-3-days'],
    ['certificate-term', -5, 'over'],
  ])('of %s with %d days left is %s', (kind, days, word) => {
    expect(termWord(kind, days)).toBe(word);
  });

  it('never gets better as time passes, and knows its words', () => {
    const days = fc.double({ min: -400, max: 400, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...TERM_KINDS), days, days, (kind, a, b) => {
        const ranks = [Math.max(a, b), Math.min(a, b)].map((left) =>
          TERM_WORDS.indexOf(termWord(kind, left)),
        );
        expect(ranks[0]).toBeGreaterThanOrEqual(0);
        expect(ranks[0]).toBeLessThanOrEqual(ranks[1] ?? NaN);
      }),
      RUNS,
    );
  });

  it('warns of a certificate no later than it costs points', () => {
    const days = fc.double({ min: 0.001, max: 100, noNaN: true });
    fc.assert(
      fc.property(days, (left) => {
        if (certificateUtility(left) < 1)
          expect(termWord('certificate-term', left)).not.toBe('valid');
      }),
      RUNS,
    );
  });
});

/** What a user is told as a term of a kind runs through these days left: reason and severity. */
function told(kind: TermKind, daysLeft: readonly number[]): string[] {
  let state: FactState | null = null;
  let open: OpenAlert[] = [];
  return daysLeft.flatMap((left, at) => {
    const value = termWord(kind, left);
    const fact = { kind, subject: 'iqiyi', value, confirmed: true, label: 'iqiyi' };
    const outcome = sightFact(state, fact, { t: at, id: String(at) });
    state = outcome.state;
    const decisions = decideAlerts(open, outcome.change === null ? [] : [outcome.change]);
    return decisions.map(({ dimension, severity, children, resolved, notify }) => {
      open = resolved ? [] : [{ id: 'alert', dimension, severity, children }];
      return `${notify} ${severity} ${dimension}`;
    });
  });
}

describe('a term that runs out', () => {
  it('is told a month ahead, a week ahead and when it is over, each once, and taken back when renewed', () => {
    expect(told('authorisation-term', [40, 31, 30, 29, 8, 7, 6, 0, -1, -2, 365, 364])).toEqual([
      'first warning qualification',
      'added warning qualification',
      'worse critical qualification',
      'recovered critical qualification',
    ]);
  });

  it('is told at the first look when it is about to end, or over already', () => {
    expect(told('domain-term', [5])).toEqual(['first warning technology']);
    expect(told('certificate-term', [-3])).toEqual(['first critical technology']);
  });

  it('that lasts is nothing to tell', () => {
    expect(told('certificate-term', [90, 60, 30, 89])).toEqual([]);
  });
});
