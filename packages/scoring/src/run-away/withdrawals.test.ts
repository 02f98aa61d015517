import { describe, expect, it } from 'vitest';
import { findingsOf, said, type Said } from '../../testing/findings.ts';
import { DAY, START } from '../../testing/support.ts';
import { withdrawalsSign } from './withdrawals.ts';

const paid = (value: string, source: Said['finding']['source'], by: string, daysAgo = 1) =>
  said('withdrawal', '', value, source, by, daysAgo);

describe('withdrawals', () => {
  it.each([
    ['nothing known', [], 'unknown'],
    ['paid on time', [paid('on-time', 'proof', 'wang')], 'calm'],
    ['delayed, says one', [paid('delayed', 'entry', 'wang')], 'weak'],
    ['refused, says one without proof', [paid('refused', 'entry', 'wang')], 'weak'],
    ['refused, shows one', [paid('refused', 'proof', 'wang')], 'strong'],
    ['delayed, shows one', [paid('delayed', 'proof', 'wang')], 'weak'],
    ['delayed, show two', ['wang', 'li'].map((by) => paid('delayed', 'proof', by)), 'strong'],
    ['delayed, say two', ['wang', 'li'].map((by) => paid('delayed', 'entry', by)), 'weak'],
    [
      'delayed, say three',
      ['wang', 'li', 'zhao'].map((by) => paid('delayed', 'entry', by)),
      'strong',
    ],
    [
      'delayed, paid since',
      [paid('delayed', 'entry', 'wang', 9), paid('on-time', 'entry', 'wang')],
      'calm',
    ],
    [
      'delayed, others paid',
      [paid('delayed', 'entry', 'wang', 9), paid('on-time', 'entry', 'li')],
      'weak',
    ],
    ['delayed long ago', [paid('delayed', 'proof', 'wang', 61)], 'unknown'],
    ['delayed sixty days ago', [paid('delayed', 'entry', 'wang', 60)], 'weak'],
    ['delayed tomorrow', [paid('delayed', 'entry', 'wang', -1)], 'unknown'],
    ['refused, says a page', [paid('refused', 'page', 'home')], 'weak'],
    ['refused, had to see ourselves', [paid('refused', 'test-buy', 'us')], 'strong'],
    [
      'delayed, says one three times',
      [1, 2, 3].map((day) => paid('delayed', 'entry', 'wang', day)),
      'weak',
    ],
  ] as const)('$0: $2', (_, words, strength) => {
    expect(withdrawalsSign(findingsOf(words), START).strength).toBe(strength);
  });

  it('count what was on time and what was not', () => {
    const words = [paid('on-time', 'entry', 'li', 20), paid('delayed', 'entry', 'wang')];
    const { params, evidence } = withdrawalsSign(findingsOf(words), START);
    expect(params).toEqual({ baseline: 1, current: 1 });
    expect(evidence).toEqual([`withdrawal/wang/${START - DAY}`]);
  });
});

describe('paid on time', () => {
  it('is what calm rests on', () => {
    const words = [paid('on-time', 'entry', 'li', 20), paid('on-time', 'proof', 'wang')];
    expect(withdrawalsSign(findingsOf(words), START)).toEqual({
      sign: 'withdrawals',
      strength: 'calm',
      params: { baseline: 2, current: 0 },
      evidence: words.map(({ id }) => id),
    });
  });
});
