import { decodeFact } from './fact-codec.ts';
import {
  changeKind,
  differs,
  FACT_TARGETS,
  type ChangeRules,
  type FactValue,
} from './fact-rules.ts';
import { METHOD } from './method.ts';
import { factKey, sightFact, type FactState } from './facts.ts';
import type { JudgedObservation } from './judge-types.ts';
import { FACT_KINDS, type Change, type FactKind } from './types.ts';

type Stored = Readonly<Record<string, unknown>>;

export interface FactRun {
  facts: Record<string, unknown>;
  changes: Change[];
  /** Observations of this run that showed a change nobody has confirmed yet. */
  wantsConfirmation: string[];
}

/** Sights all facts of a batch, oldest observation first. Throws StateFault on unreadable states. */
export function sightFacts(
  stored: Stored,
  observations: readonly JudgedObservation[],
  rules: ChangeRules = METHOD.change,
): FactRun {
  const touched = new Map<string, FactState>();
  const changes: Change[] = [];
  for (const { key: id, at: t, facts } of observations) {
    for (const fact of facts) {
      const key = factKey(fact);
      const known = touched.get(key) ?? readFact(stored, key);
      const { state, change } = sightFact(known, fact, { t, id }, rules);
      if (state !== null) touched.set(key, state);
      if (change !== null) changes.push(change);
    }
  }
  const keys = new Set(observations.map((observation) => observation.key));
  const pending = [...touched.values()].flatMap((state) => state.pending?.id ?? []);
  return {
    facts: { ...stored, ...Object.fromEntries(touched) },
    changes,
    wantsConfirmation: [...new Set(pending)].filter((key) => keys.has(key)).sort(),
  };
}

/**
 * The facts as they would be had some observations never been made. What they had changed is taken
 * back as good news; nothing else is told again. `taken`: keys of what was taken back.
 */
export function retractFacts(
  stored: Stored,
  remaining: readonly JudgedObservation[],
  taken: { keys: string[]; at: number },
): { facts: Record<string, unknown>; changes: Change[] } {
  const { facts } = sightFacts({}, remaining);
  const changes = Object.keys(stored).flatMap((key): Change[] => {
    const [before, after] = [readFact(stored, key), readFact(facts, key)];
    const kind = FACT_KINDS.find((candidate) => key.startsWith(`${candidate}|`));
    if (before === null || after === null || kind === undefined) return [];
    if (!differs(before.value, after.value)) return [];
    return [
      {
        kind: changeKind(kind, before.value, after.value),
        ...FACT_TARGETS[kind],
        subject: key.slice(kind.length + 1),
        label: after.label,
        from: before.value,
        to: after.value,
        severity: 'info',
        since: before.since,
        at: taken.at,
        evidence: taken.keys,
        recovery: true,
      },
    ];
  });
  return { facts, changes };
}

function readFact(stored: Stored, key: string): FactState | null {
  const value = stored[key];
  return value === undefined ? null : decodeFact(value, `facts.${key}`);
}

/** The confirmed value of a fact; null before any sighting. */
export function factValue(facts: Stored, kind: FactKind, subject: string): FactValue | null {
  return readFact(facts, factKey({ kind, subject }))?.value ?? null;
}

/** The title a subject was last seen under; '' when none was. */
export function labelOf(facts: Stored, subject: string): string {
  for (const kind of FACT_KINDS) {
    const label = readFact(facts, factKey({ kind, subject }))?.label;
    if (label !== undefined && label !== '') return label;
  }
  return '';
}
