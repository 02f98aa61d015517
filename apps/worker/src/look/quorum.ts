import type { Verdict } from '@kaopu/contracts';
import type { Doubt, Outcome, UnknownCause } from '@kaopu/probes';

/** What one place makes of a site; our own is the first of them. */
export interface Voice {
  /** null: nothing was heard of it. */
  outcome: Outcome<unknown> | null;
  /** What speaks against the supplier there; null for nothing, and when it could not look. */
  doubt: Doubt | null;
}

export interface Decision {
  outcome: Outcome<unknown>;
  /** Index of the voice whose outcome it is; null when it is none's. */
  by: number | null;
  verdicts: Verdict[];
}

const isBad = ({ doubt }: Voice) => doubt !== null;
const isGood = ({ outcome, doubt }: Voice) => outcome?.kind === 'observed' && doubt === null;

/** The doubt that most voices share, ours before another of as many. */
function strongest(voices: readonly Voice[]): { doubt: Doubt | null; count: number } {
  const counts = new Map<Doubt, number>();
  for (const { doubt } of voices) {
    if (doubt !== null) counts.set(doubt, (counts.get(doubt) ?? 0) + 1);
  }
  const [first = null] = [...counts].sort(([, a], [, b]) => b - a);
  return first === null ? { doubt: null, count: 0 } : { doubt: first[0], count: first[1] };
}

/** Can what is still to come change nothing any more? */
export function isDecided(voices: readonly Voice[], pending: number, quorum: number): boolean {
  const { count } = strongest(voices);
  if (pending === 0 || count >= quorum) return true;
  return count + pending < quorum && voices.some(isGood);
}

const WALLS: ReadonlySet<UnknownCause> = new Set(['blocked', 'challenged']);

function verdictOf(voice: Voice, counts: { doubt: Doubt | null; isGood: boolean }): Verdict {
  const { outcome, doubt } = voice;
  if (outcome === null) return 'silent';
  if (outcome.kind === 'unknown') {
    if (WALLS.has(outcome.cause)) return 'blocked';
    if (outcome.cause === 'own-network') return 'own-network';
    return outcome.cause === 'unreachable' && counts.isGood ? 'cut-off' : 'unclear';
  }
  if (doubt === null) return counts.isGood ? 'agreed' : counts.doubt === null ? 'unclear' : 'alone';
  if (doubt === counts.doubt) return 'agreed';
  return counts.isGood ? 'cut-off' : 'unclear';
}

/**
 * What counts when a site was looked at from several places. What speaks against the supplier counts
 * when `quorum` voices say the same; else whoever saw nothing amiss is right, for nobody imagines a
 * page; else nobody knows. A place that could not look has no voice: it is never evidence.
 *
 * @param voices our own first
 */
export function decide(voices: readonly [Voice, ...Voice[]], quorum: number): Decision {
  const { doubt, count } = strongest(voices);
  const agreed = count >= quorum ? doubt : null;
  const good = agreed === null ? voices.findIndex(isGood) : -1;
  const by = agreed === null ? good : voices.findIndex((voice) => voice.doubt === agreed);
  const verdicts = voices.map((voice) =>
    verdictOf(voice, { doubt: agreed, isGood: agreed === null && good >= 0 }),
  );
  const counting = voices[by]?.outcome ?? null;
  if (counting !== null) return { outcome: counting, by, verdicts };
  const [own] = voices;
  if (own.outcome !== null && !isBad(own)) return { outcome: own.outcome, by: 0, verdicts };
  const heard = voices.filter((voice) => isBad(voice)).length;
  const detail = `${heard} of ${voices.length} places saw it so, ${quorum} have to`;
  return { outcome: { kind: 'unknown', cause: 'unconfirmed', detail }, by: null, verdicts };
}
