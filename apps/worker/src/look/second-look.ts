import { seenBefore, type Claim, type Db } from '@kaopu/db';
import {
  isForSecondLook,
  LOOKS_BEFORE,
  probeByKind,
  suspicionsOf,
  type Outcome,
  type Suspicion,
} from '@kaopu/probes';

/**
 * What of a look does not count yet, for neither the looks before it nor one from another place saw
 * the same; null for nothing.
 *
 * @param elsewhere what was seen at the same time from other places
 */
export async function unconfirmedIn(
  db: Db,
  { kind, probeId, slotAt }: Pick<Claim, 'kind' | 'probeId' | 'slotAt'>,
  outcome: Outcome<unknown>,
  elsewhere: readonly unknown[],
): Promise<Suspicion[] | null> {
  const probe = probeByKind(kind);
  if (probe === undefined || outcome.kind === 'unknown') return null;
  const at = slotAt.getTime();
  if (!isForSecondLook(probe, at, outcome.seen)) return null;
  const before = (await seenBefore(db, probeId, LOOKS_BEFORE)).flatMap((seen) => {
    const parsed = probe.seen.safeParse(seen);
    return parsed.success ? [parsed.data] : [];
  });
  const found = suspicionsOf(probe, at, outcome.seen, [...before, ...elsewhere]);
  return found.length === 0 ? null : found;
}
