import { WordingHit, type WordingView } from '@kaopu/contracts';
import type { DismissalRecord, SeenRecord } from '@kaopu/db';
import { ComplianceWordingSeen, WORDING_HOOKS } from '@kaopu/probes';

/** What the newest look met, beside what people dismissed. */
export function wordingView(
  look: SeenRecord | null,
  dismissals: readonly DismissalRecord[],
): WordingView {
  const read = ComplianceWordingSeen.safeParse(look?.seen);
  const hits = read.success ? read.data.hits : [];
  const byHit = new Map(
    dismissals.map(({ hit, reason, at }) => [hit, { reason, at: at.toISOString() }]),
  );
  return {
    look:
      look === null || !read.success
        ? null
        : {
            key: look.key,
            at: look.slotAt.toISOString(),
            pages: read.data.read.length,
            failed: read.data.failed.length,
          },
    // Leaves out what only the judge needs of a hit.
    hits: hits.map(({ hook, ...hit }) =>
      WordingHit.parse({
        ...hit,
        hook: WORDING_HOOKS[hook],
        dismissed: byHit.get(hit.id) ?? null,
      }),
    ),
    gone: dismissals
      .filter(({ hit }) => !hits.some(({ id }) => id === hit))
      .map(({ hit, reason, quote, at }) => ({ id: hit, reason, quote, at: at.toISOString() })),
  };
}
