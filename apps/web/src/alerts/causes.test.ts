import { describe, expect, it } from 'vitest';
import { causesOf } from './causes.ts';

const alert = (id: string, mutedBy: string | null = null, kinds: string[] = ['price-changed']) => ({
  id,
  platformId: id.slice(0, 1),
  state: 'open' as const,
  mutedBy,
  changes: kinds.map((kind) => ({ kind, recovery: false })),
});
const shown = (alerts: Parameters<typeof causesOf>[0]) =>
  causesOf(alerts).map(({ alert: first, others }) => [first, ...others].map(({ id }) => id));

describe('causesOf', () => {
  it('puts what a site that is down brings along behind the alert that says so', () => {
    const down = alert('a2', null, ['became-unreachable']);
    const alerts = [alert('a1', 'outage'), alert('b1'), down, alert('a3', 'outage')];
    expect(shown(alerts)).toEqual([['a2', 'a1', 'a3'], ['b1']]);
  });

  it('keeps them together where that alert is not in the list', () => {
    expect(shown([alert('a1', 'outage'), alert('b1', 'outage'), alert('a2', 'outage')])).toEqual([
      ['a1', 'a2'],
      ['b1'],
    ]);
  });

  it('has one row for what came while our own network was away', () => {
    const alerts = [alert('a1', 'own-network'), alert('b1', 'quiet'), alert('b2', 'own-network')];
    expect(shown(alerts)).toEqual([['a1', 'b2'], ['b1']]);
  });

  it('leaves alone what has ended, and what only shares a platform', () => {
    const over = { ...alert('a1', 'outage'), state: 'resolved' as const };
    expect(shown([over, { ...over, id: 'a2' }, alert('a3'), alert('a4', 'snoozed')])).toEqual([
      ['a1'],
      ['a2'],
      ['a3'],
      ['a4'],
    ]);
  });
});
