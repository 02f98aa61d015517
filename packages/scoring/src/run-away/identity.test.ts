import { describe, expect, it } from 'vitest';
import { findingsOf, looks, said } from '../../testing/findings.ts';
import { DAY, START } from '../../testing/support.ts';
import { identitySign } from './identity.ts';

describe('identity', () => {
  it.each([
    ['nothing known', [], 'unknown'],
    ['seen once', looks('contact', 'qq', ['1']), 'unknown'],
    ['as ever', looks('contact', 'qq', ['1', '1', '1']), 'calm'],
    ['another contact', looks('contact', 'qq', ['1', '1', '2', '2']), 'weak'],
    ['another contact seen once', looks('contact', 'qq', ['1', '1', '2']), 'calm'],
    ['a first contact seen once', looks('contact', 'qq', ['1', '2', '2']), 'calm'],
    ['a contact misread in between', looks('contact', 'qq', ['1', '1', '?', '1', '1']), 'calm'],
    ['misread, then another', looks('contact', 'qq', ['1', '1', '?', '2', '2']), 'weak'],
    ['contacts in turn', looks('contact', 'qq', ['1', '1', '2', '2', '1', '1', '2', '2']), 'calm'],
    [
      'two contacts',
      [
        ...looks('contact', 'qq', ['1', '1', '2', '2']),
        ...looks('contact', 'wx', ['a', 'a', 'b', 'b']),
      ],
      'weak',
    ],
    [
      'contact and filing number',
      [
        ...looks('contact', 'qq', ['1', '1', '2', '2']),
        ...looks('filing-number', '', ['京ICP备1', '京ICP备1', '', '']),
      ],
      'strong',
    ],
    [
      'a domain, an official word for it',
      [said('domain', '', 'a.cn', 'official', 'x', 9), said('domain', '', 'b.cn', 'official', 'x')],
      'weak',
    ],
    [
      'two observers who see different things',
      [...looks('contact', 'qq', ['1', '1']), ...looks('contact', 'qq', ['2', '2'], 'office')],
      'calm',
    ],
  ] as const)('$0: $2', (_, words, strength) => {
    expect(identitySign(findingsOf(words), START).strength).toBe(strength);
  });

  it('names changes in one order, with what showed them', () => {
    const contact = looks('contact', 'qq', ['1', '1', '2', '2']);
    const filing = looks('filing-number', '', ['a', 'a', 'b', 'b', 'b']);
    const found = identitySign(findingsOf([...filing, ...contact]), START);
    expect(found.params?.changes).toEqual([
      { topic: 'contact', from: '1', to: '2' },
      { topic: 'filing-number', from: 'a', to: 'b' },
    ]);
    const shown = [contact[2], contact[3], filing[2], filing[3], filing[4]].map((word) => word?.id);
    expect(found.evidence.toSorted()).toEqual(shown.toSorted());
  });

  it('calm names no change and cites what was seen', () => {
    const words = looks('domain', '', ['a.cn', 'a.cn']);
    expect(identitySign(findingsOf(words), START)).toEqual({
      sign: 'identity',
      strength: 'calm',
      params: { changes: [] },
      evidence: words.map(({ id }) => id),
    });
  });

  it('names a change once, whoever saw it, for thirty days', () => {
    const words = [
      ...looks('contact', 'qq', ['1', '1', '2', '2']),
      ...looks('contact', 'qq', ['1', '1', '2', '2'], 'office'),
    ];
    const { params, evidence } = identitySign(findingsOf(words), START);
    expect(params).toEqual({ changes: [{ topic: 'contact', from: '1', to: '2' }] });
    expect(evidence).toHaveLength(4);
    // Only what is known at that moment counts.
    expect(identitySign(findingsOf(words), START - DAY).strength).toBe('calm');
    // First seen a day before START.
    expect(identitySign(findingsOf(words), START + 29 * DAY - 1).strength).toBe('weak');
    expect(identitySign(findingsOf(words), START + 29 * DAY).strength).toBe('calm');
    expect(identitySign(findingsOf(words), START + 30 * DAY).strength).toBe('unknown');
  });
});
