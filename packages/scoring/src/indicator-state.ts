import { EMPTY_COUNTER, mergeCounters, type Counter } from './counter.ts';
import { mergeEntries, type Entries } from './entries.ts';
import { EMPTY_EVENT_COUNTER, mergeEventCounters, type EventCounter } from './event-counter.ts';
import { mergeHeld, type Held } from './held.ts';
import { mergeKept, type KeptRing } from './kept.ts';
import { mergeLooks, NO_LOOKS, type Looks } from './looks.ts';
import { METHOD, type IndicatorSpec } from './method.ts';
import { mergePenalties, NO_PENALTIES, type Penalties } from './penalties.ts';
import { mergePrices, NO_PRICES, type Prices } from './prices.ts';

/** Everything remembered about one indicator of one platform; size independent of history. */
export type IndicatorState =
  | { kind: 'counter'; looks: Looks; sums: Counter; entries: Entries; kept: KeptRing }
  | { kind: 'waits'; looks: Looks; sums: EventCounter; entries: Entries; kept: KeptRing }
  | { kind: 'register'; looks: Looks; held: Held }
  | { kind: 'penalties'; looks: Looks; penalties: Penalties }
  | { kind: 'prices'; looks: Looks; prices: Prices };

export function emptyIndicator({ kind }: Pick<IndicatorSpec, 'kind'>): IndicatorState {
  const looks = NO_LOOKS;
  switch (kind) {
    case 'counter':
      return { kind, looks, sums: EMPTY_COUNTER, entries: [], kept: [] };
    case 'waits':
      return { kind, looks, sums: EMPTY_EVENT_COUNTER, entries: [], kept: [] };
    case 'register':
      return { kind, looks, held: [] };
    case 'penalties':
      return { kind, looks, penalties: NO_PENALTIES };
    case 'prices':
      return { kind, looks, prices: NO_PRICES };
  }
}

/**
 * State of the union of two sets of observations that share none.
 * Throws TypeError when the states are of different kinds.
 */
export function mergeIndicators(
  a: IndicatorState,
  b: IndicatorState,
  spec: IndicatorSpec,
): IndicatorState {
  const looks = mergeLooks(a.looks, b.looks);
  const H = spec.halfLifeDays;
  if (a.kind === 'counter' && b.kind === 'counter') {
    const entries = mergeEntries(a.entries, b.entries, H, METHOD.entries.kept);
    const kept = mergeKept(a.kept, b.kept, H);
    return { kind: 'counter', looks, sums: mergeCounters(a.sums, b.sums), entries, kept };
  }
  if (a.kind === 'waits' && b.kind === 'waits') {
    const entries = mergeEntries(a.entries, b.entries, H, METHOD.entries.kept);
    const kept = mergeKept(a.kept, b.kept, H);
    return { kind: 'waits', looks, sums: mergeEventCounters(a.sums, b.sums), entries, kept };
  }
  if (a.kind === 'register' && b.kind === 'register') {
    return { kind: 'register', looks, held: mergeHeld(a.held, b.held, METHOD.held) };
  }
  if (a.kind === 'penalties' && b.kind === 'penalties') {
    const penalties = mergePenalties(a.penalties, b.penalties, METHOD.penalties.kept);
    return { kind: 'penalties', looks, penalties };
  }
  if (a.kind === 'prices' && b.kind === 'prices') {
    return { kind: 'prices', looks, prices: mergePrices(a.prices, b.prices) };
  }
  throw new TypeError(`cannot merge a ${a.kind} with a ${b.kind}`);
}
