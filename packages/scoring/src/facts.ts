import {
  agrees,
  changeKind,
  changeSeverity,
  differs,
  FACT_TARGETS,
  isGoodWord,
  presumed,
  usableValue,
  type ChangeRules,
  type FactValue,
} from './fact-rules.ts';
import { METHOD } from './method.ts';
import { compareMoments, type Moment } from './order.ts';
import type { Change, Fact } from './types.ts';

/** What is remembered of one fact (`kind|subject`). */
export interface FactState {
  /** Last confirmed value, and since when. */
  value: FactValue;
  since: number;
  /** Prices it had before the changes nobody took back, oldest first. */
  before: readonly number[];
  /** A different value seen once. */
  pending: (Moment & { value: FactValue }) | null;
  /** Newest observation that spoke of it. */
  last: Moment;
  label: string;
}

const MOST_FORMER_PRICES = 8;

export interface FactOutcome {
  state: FactState | null;
  change: Change | null;
}

export function factKey(fact: Pick<Fact, 'kind' | 'subject'>): string {
  return `${fact.kind}|${fact.subject}`;
}

/**
 * One more sighting of a fact. The first is the baseline (except that a shop is presumed to be up
 * and open); a change counts once a second sighting agrees, or at once when the look has itself looked twice. Prices are measured against the last
 * confirmed one, so a creep in small steps adds up. Sightings older than the last are ignored.
 */
export function sightFact(
  state: FactState | null,
  fact: Fact,
  seen: Moment,
  rules: ChangeRules = METHOD.change,
): FactOutcome {
  const value = usableValue(fact.kind, fact.value);
  if (value === null) return { state, change: null };
  const label = fact.label ?? state?.label ?? '';
  if (state !== null && compareMoments(seen, state.last) <= 0) return { state, change: null };
  const base = state ?? {
    value: presumed(fact.kind) ?? value,
    since: seen.t,
    before: [],
    pending: null,
  };
  const known = { ...base, last: seen, label };
  if (!differs(known.value, value, rules))
    return { state: { ...known, pending: null }, change: null };

  const { pending } = known;
  const agreed = pending !== null && agrees(known.value, pending.value, value);
  if (!agreed && !fact.confirmed) {
    return { state: { ...known, pending: { ...seen, value } }, change: null };
  }
  return confirm(known, fact, value, agreed ? pending : seen, seen, rules);
}

function confirm(
  state: FactState,
  fact: Fact,
  value: FactValue,
  first: Moment,
  seen: Moment,
  rules: ChangeRules,
): FactOutcome {
  const home = typeof value === 'number' ? indexOfPrice(state.before, value, rules) : -1;
  const recovery = home >= 0 || isGoodWord(fact.kind, value);
  const change: Change = {
    kind: changeKind(fact.kind, state.value, value),
    ...FACT_TARGETS[fact.kind],
    subject: fact.subject,
    label: state.label,
    from: state.value,
    to: value,
    severity: recovery ? 'info' : changeSeverity(fact.kind, state.value, value, rules),
    since: first.t,
    at: seen.t,
    evidence: first.id === seen.id ? [seen.id] : [first.id, seen.id],
    recovery,
  };
  const before = home >= 0 ? state.before.slice(0, home) : withPrice(state.before, state.value);
  return {
    state: { ...state, value, since: first.t, before, pending: null },
    change,
  };
}

/** The oldest former price this one comes back to, -1 for none: a creep is taken back as a whole. */
function indexOfPrice(former: readonly number[], price: number, rules: ChangeRules): number {
  return former.findIndex((candidate) => !differs(candidate, price, rules));
}

function withPrice(former: readonly number[], value: FactValue): readonly number[] {
  return typeof value === 'number' ? [...former, value].slice(-MOST_FORMER_PRICES) : former;
}
