import { correctHits, listDismissals, marksElsewhere, type Claim, type Db } from '@kaopu/db';
import { dismissIn, PROBES_WITH_HITS, probeByKind, type Outcome } from '@kaopu/probes';

/**
 * What was seen, beside what is known already: hits that a person dismissed, and other platforms
 * that show the same marks.
 */
export async function besideKnown(
  db: Db,
  { kind, platformId }: Pick<Claim, 'kind' | 'platformId'>,
  outcome: Outcome<unknown>,
): Promise<Outcome<unknown>> {
  const probe = probeByKind(kind);
  if (probe === undefined || outcome.kind === 'unknown') return outcome;
  let { seen } = outcome;
  if (probe.dismiss) {
    const known = await listDismissals(db, platformId);
    seen = probe.dismiss(
      seen,
      known.map(({ hit }) => hit),
    );
  }
  const marks = probe.marks?.(seen) ?? [];
  if (marks.length > 0 && probe.metElsewhere) {
    seen = probe.metElsewhere(seen, await marksElsewhere(db, kind, platformId, marks));
  }
  return { kind: 'observed', seen };
}

/** A hit may have been dismissed while the look was ending. */
export async function correctAfter(
  db: Db,
  { kind, platformId }: Pick<Claim, 'kind' | 'platformId'>,
): Promise<void> {
  if (PROBES_WITH_HITS.includes(kind)) {
    await correctHits(db, platformId, PROBES_WITH_HITS, dismissIn);
  }
}
