import { EMPTY_COUNTER, mergeCounters, type Counter } from './counter.ts';
import { EMPTY_EVENT_COUNTER, mergeEventCounters, type EventCounter } from './event-counter.ts';
import { mergeKept, type KeptRing } from './kept.ts';
import { mergeLooks, NO_LOOKS, type Looks } from './looks.ts';
import type { IndicatorSpec } from './method.ts';
import { mergeRegisters, type Register } from './register.ts';

/** Everything remembered about one indicator of one platform; size independent of history. */
export type IndicatorState =
  | { kind: 'counter'; looks: Looks; sums: Counter; kept: KeptRing }
  | { kind: 'waits'; looks: Looks; sums: EventCounter; kept: KeptRing }
  | { kind: 'register'; looks: Looks; held: Register | null };

export function emptyIndicator(spec: IndicatorSpec): IndicatorState {
  switch (spec.kind) {
    case 'counter':
      return { kind: 'counter', looks: NO_LOOKS, sums: EMPTY_COUNTER, kept: [] };
    case 'waits':
      return { kind: 'waits', looks: NO_LOOKS, sums: EMPTY_EVENT_COUNTER, kept: [] };
    case 'register':
      return { kind: 'register', looks: NO_LOOKS, held: null };
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
  if (a.kind === 'counter' && b.kind === 'counter') {
    const kept = mergeKept(a.kept, b.kept, spec.halfLifeDays);
    return { kind: 'counter', looks, sums: mergeCounters(a.sums, b.sums), kept };
  }
  if (a.kind === 'waits' && b.kind === 'waits') {
    const kept = mergeKept(a.kept, b.kept, spec.halfLifeDays);
    return { kind: 'waits', looks, sums: mergeEventCounters(a.sums, b.sums), kept };
  }
  if (a.kind === 'register' && b.kind === 'register') {
    return { kind: 'register', looks, held: mergeRegisters(a.held, b.held) };
  }
  throw new TypeError(`cannot merge a ${a.kind} with a ${b.kind}`);
}
