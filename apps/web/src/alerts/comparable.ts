import type { ObservationView, TRANSCRIPT_MIME as TranscriptMime } from '@kaopu/contracts';

type Look = Pick<ObservationView, 'key' | 'evidence'>;

/** As contracts name it; a value taken from there would bring every schema along. */
const TRANSCRIPT_MIME: typeof TranscriptMime = 'application/vnd.kaopu.look+json';

/**
 * The page of two looks that shows best what changed: of the same address and media type where both kept
 * one, and no longer the same; null when they have none in common.
 */
export function comparable(
  before: Look | undefined,
  after: Look | undefined,
): { params: { before: string; after: string }; of: string } | null {
  if (before === undefined || after === undefined) return null;
  const pairs = after.evidence
    .filter(({ mime }) => mime !== TRANSCRIPT_MIME)
    .flatMap((late) =>
      before.evidence
        .filter(({ url, mime }) => url === late.url && mime === late.mime)
        .map((early) => ({ before: early.sha256, after: late.sha256 })),
    );
  const best = pairs.find((pair) => pair.before !== pair.after);
  return best === undefined ? null : { params: best, of: after.key };
}
