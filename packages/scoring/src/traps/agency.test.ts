import { describe, expect, it } from 'vitest';
import { codes, findingsOf, said } from '../../testing/findings.ts';
import { START } from '../../testing/support.ts';
import { agencyTrap } from './agency.ts';

const fee = (fen: number, by = 'home', daysAgo = 1) =>
  said('agency-fee', '', fen, 'page', by, daysAgo);
const bought = said('purchase-proof', '', 'provided', 'proof', 'wang', 20);
const direct = said('authorisation', 'iqiyi', 'confirmed', 'official', 'a', 1);

describe('the agency trap', () => {
  it.each([
    ['nothing known', [], null, 'none', []],
    ['no fee', [fee(0)], 0.2, 'none', []],
    [
      'recruiting words alone',
      [said('recruiting', '', 'found'), fee(0)],
      null,
      'none',
      ['recruiting'],
    ],
    [
      'a fee and no evidence of supply',
      [fee(50_000)],
      1,
      'likely',
      ['agency-fee', 'no-supply-evidence'],
    ],
    ['a fee and proof of purchase', [fee(50_000), bought], null, 'suspect', ['agency-fee']],
    ['a fee and a direct line', [fee(50_000), direct], 0.9, 'suspect', ['agency-fee']],
    [
      'a fee and little stock',
      [fee(50_000), direct],
      0.89,
      'likely',
      ['agency-fee', 'low-availability'],
    ],
    [
      'a fee and proof without proof',
      [fee(1), said('purchase-proof', '', 'provided', 'entry')],
      1,
      'likely',
      ['agency-fee', 'no-supply-evidence'],
    ],
    [
      'a fee and proof refused since',
      [fee(1), bought, said('purchase-proof', '', 'refused', 'proof', 'wang')],
      1,
      'likely',
      ['agency-fee', 'no-supply-evidence'],
    ],
    ['a fee given up', [fee(50_000, 'home', 5), fee(0)], 0.2, 'none', []],
    ['a fee long ago', [fee(50_000, 'home', 91)], 0.2, 'none', []],
  ] as const)('%s', (_, words, share, level, signals) => {
    const availability30d = share === null ? null : { share, evidence: ['stock/1'] };
    const verdict = agencyTrap({ findings: findingsOf(words), availability30d }, START);
    expect(verdict.level).toBe(level);
    expect(codes(verdict)).toEqual(signals);
  });

  it('names the highest fee in yuan', () => {
    const findings = findingsOf([fee(50_000), fee(99_900, 'office', 2)]);
    const { signals, checked } = agencyTrap({ findings, availability30d: null }, START);
    expect(signals[0]).toMatchObject({ code: 'agency-fee', params: { yuan: 999 } });
    expect(signals[0]?.evidence).toHaveLength(2);
    expect(checked).toBe(true);
    expect(agencyTrap({ findings: {}, availability30d: null }, START).checked).toBe(false);
    const old = findingsOf([fee(50_000, 'home', 91)]);
    expect(agencyTrap({ findings: old, availability30d: null }, START).checked).toBe(false);
  });

  it('names how seldom goods were there', () => {
    const findings = findingsOf([fee(50_000), direct]);
    const availability30d = { share: 0.4567, evidence: ['stock/1', 'stock/2'] };
    expect(agencyTrap({ findings, availability30d }, START).signals).toContainEqual({
      code: 'low-availability',
      params: { percent: 45 },
      evidence: ['stock/1', 'stock/2'],
    });
  });
});
