import { describe, expect, it } from 'vitest';
import { codes, findingsOf, said, type Said } from '../../testing/findings.ts';
import { START } from '../../testing/support.ts';
import { qualificationTrap } from './qualification.ts';

const authorisation = (value: string, source: Said['finding']['source'], by = 'a', daysAgo = 1) =>
  said('authorisation', 'iqiyi', value, source, by, daysAgo);
const letter = (value: string, daysAgo = 1) =>
  said('letter', 'iqiyi', value, 'entry', 'a', daysAgo);
const claim = said('authorisation-claim', 'iqiyi', 'claimed');

describe('the qualification trap', () => {
  it.each([
    ['nothing known', [], 'none', []],
    ['a mere claim', [claim], 'none', ['claim-unconfirmed']],
    ['a claim the brand confirms', [claim, authorisation('confirmed', 'official')], 'none', []],
    ['the brand denies', [authorisation('denied', 'official')], 'confirmed', ['brand-denied']],
    [
      'absent from a complete list',
      [authorisation('not-on-list', 'official')],
      'confirmed',
      ['not-on-complete-list'],
    ],
    ['forged', [authorisation('forged', 'official')], 'confirmed', ['letter-forged']],
    ['one person says denied', [authorisation('denied', 'entry')], 'likely', ['brand-denied']],
    [
      'many people say so without proof',
      ['a', 'b', 'c'].map((by) => authorisation('denied', 'entry', by)),
      'likely',
      ['brand-denied'],
    ],
    ['one shows it', [authorisation('denied', 'proof')], 'likely', ['brand-denied']],
    [
      'two show it',
      [authorisation('denied', 'proof', 'a'), authorisation('forged', 'proof', 'b')],
      'confirmed',
      ['brand-denied', 'letter-forged'],
    ],
    [
      'one person shows it twice',
      [authorisation('denied', 'proof', 'a'), authorisation('denied', 'proof', 'a', 5)],
      'likely',
      ['brand-denied'],
    ],
    [
      'two looks at once',
      [authorisation('not-on-list', 'page', 'a'), authorisation('not-on-list', 'page', 'b')],
      'likely',
      ['not-on-complete-list'],
    ],
    [
      'two looks six hours apart',
      [
        authorisation('not-on-list', 'page', 'a', 1.25),
        authorisation('not-on-list', 'page', 'b', 1),
      ],
      'confirmed',
      ['not-on-complete-list'],
    ],
    [
      'one vantage point twice',
      [authorisation('not-on-list', 'page', 'a', 3), authorisation('not-on-list', 'page', 'a')],
      'likely',
      ['not-on-complete-list'],
    ],
    [
      'denied, later confirmed',
      [authorisation('denied', 'proof', 'a', 5), authorisation('confirmed', 'official')],
      'none',
      [],
    ],
    [
      'denied by one, confirmed by another',
      [authorisation('denied', 'proof', 'a', 5), authorisation('confirmed', 'proof', 'b')],
      'likely',
      ['brand-denied'],
    ],
    [
      'confirmed, later denied',
      [authorisation('confirmed', 'official', 'a', 5), authorisation('denied', 'official')],
      'confirmed',
      ['brand-denied'],
    ],
    ['denied long ago', [authorisation('denied', 'official', 'a', 91)], 'none', []],
    ['an expired letter', [letter('expired')], 'suspect', ['letter-expired']],
    [
      'two problems of a letter',
      [letter('expired'), letter('reused-elsewhere', 2)],
      'likely',
      ['letter-expired', 'letter-reused-elsewhere'],
    ],
    ['a letter mended', [letter('expired', 5), letter('consistent')], 'none', []],
    [
      'a letter before the brand confirmed',
      [letter('chain-broken', 5), authorisation('confirmed', 'official')],
      'none',
      [],
    ],
    [
      'a letter after the brand confirmed',
      [letter('chain-broken'), authorisation('confirmed', 'official', 'a', 5)],
      'suspect',
      ['letter-chain-broken'],
    ],
    [
      'a letter before the own page of the brand listed it',
      [letter('chain-broken', 5), authorisation('listed', 'page')],
      'suspect',
      ['letter-chain-broken'],
    ],
    ['not on an incomplete list', [authorisation('not-listed', 'page')], 'none', ['not-listed']],
    [
      'claimed and not on an incomplete list',
      [claim, authorisation('not-listed', 'page')],
      'suspect',
      ['claim-unconfirmed', 'not-listed'],
    ],
    [
      'only the own letter',
      [claim, authorisation('letter', 'page')],
      'none',
      ['claim-unconfirmed'],
    ],
  ] as const)('$0: $2', (_, words, level, signals) => {
    const verdict = qualificationTrap(findingsOf(words), START);
    expect(verdict.level).toBe(level);
    expect(codes(verdict)).toEqual(signals);
  });

  it('takes the worst of the brands and cites all', () => {
    const other = said('letter', 'youku', 'expired');
    const verdict = qualificationTrap(
      findingsOf([authorisation('denied', 'official'), other]),
      START,
    );
    expect(verdict.level).toBe('confirmed');
    expect(verdict.signals.map(({ params }) => params)).toEqual([
      { brand: 'iqiyi' },
      { brand: 'youku' },
    ]);
    expect(verdict.evidence).toHaveLength(2);
    expect(verdict.checked).toBe(true);
    const checked = (word: Said) => qualificationTrap(findingsOf([word]), START).checked;
    expect(checked(authorisation('letter', 'page'))).toBe(true);
    expect(checked(authorisation('denied', 'official', 'a', 91))).toBe(false);
    expect(checked(letter('expired'))).toBe(false);
    expect(qualificationTrap({}, START).checked).toBe(false);
  });
});
