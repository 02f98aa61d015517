import { describe, expect, it } from 'vitest';
import { badState, standingState } from './bad-state.ts';

const offer = (state: string) => ({ ref: state, stock: {}, tiers: [], state });

describe('badState', () => {
  it.each([
    [{ reachable: false, health: 'ok' }, 'down'],
    [{ reachable: true, health: 'shop-closed' }, 'shop-closed'],
    [{ reachable: true, health: 'shop-frozen' }, 'shop-frozen'],
    [{ reachable: true, health: 'maintenance' }, 'maintenance'],
    [{ reachable: true, health: 'ok' }, null],
    [{ reachable: true, health: 'login-required' }, null],
    [{ offers: [offer('shop_closed'), offer('shop_closed')] }, 'shop-closed'],
    [{ offers: [offer('shop_frozen')] }, 'shop-frozen'],
    [{ offers: [offer('shop_closed'), offer('on_sale')] }, null],
    [{ offers: [] }, null],
    [null, null],
  ])('of %j is %s', (seen, state) => expect(badState({ status: 'observed', seen })).toBe(state));

  it('is never read from a look that could not tell', () => {
    expect(badState({ status: 'unknown', seen: { reachable: false } })).toBeNull();
  });
});

describe('standingState', () => {
  const look = (at: string, kind: string, status: 'observed' | 'unknown', reachable: boolean) => ({
    at,
    kind,
    status,
    seen: { reachable, health: 'ok' },
  });

  it('is what the newest conclusive availability look saw', () => {
    const down = look('t1', 'availability', 'observed', false);
    const later = [
      look('t3', 'price-drift', 'observed', true),
      look('t2', 'availability', 'unknown', true),
    ];
    expect(standingState([...later, down])).toEqual({ state: 'down', at: 't1' });
    expect(standingState([look('t4', 'availability', 'observed', true), down])).toBeNull();
    expect(standingState([])).toBeNull();
  });
});
