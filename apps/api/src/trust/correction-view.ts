import type { CorrectionView } from '@kaopu/contracts';
import type { CorrectionRecord } from '@kaopu/db';
import { Entry, entryByKind, probeByKind } from '@kaopu/probes';

/** A look, a person's word, or what nobody knows any more: as far as it may be told to everybody. */
function whatWas({
  kind,
  seen,
}: CorrectionRecord): Pick<CorrectionView['target'], 'title' | 'summary'> {
  const entry = entryByKind(kind);
  if (entry === undefined) {
    const title = probeByKind(kind)?.title ?? { zh: kind, en: kind };
    return { title, summary: null };
  }
  const { title, isPrivate = false } = entry;
  const fields = entry.fields.safeParse(Entry.safeParse(seen).data?.fields);
  return { title, summary: isPrivate || !fields.success ? null : entry.summary(fields.data) };
}

export function correctionView(record: CorrectionRecord): CorrectionView {
  const { key, at, platformId, platformName, target, targetAt, by, reason, replacedBy } = record;
  return {
    key,
    at: at.toISOString(),
    platform: platformId === null ? null : { id: platformId, name: platformName ?? platformId },
    target: { key: target, at: targetAt.toISOString(), ...whatWas(record) },
    by,
    reason,
    replacedBy,
  };
}
