import type { EvidenceDiff, EvidenceInfo } from '@kaopu/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';

/** Content-addressed: what it says of the bytes never changes. */
export function evidenceQuery(sha256: string, of: string | undefined) {
  return queryOptions({
    queryKey: ['evidence', sha256, of],
    queryFn: ({ signal }) => read<EvidenceInfo>(`/evidence/${sha256}/info`, { of }, signal),
    staleTime: Infinity,
    retry: false,
  });
}

export function evidenceDiffQuery(before: string, after: string) {
  return queryOptions({
    queryKey: ['evidence-diff', before, after],
    queryFn: ({ signal }) => read<EvidenceDiff>(`/evidence/${before}/diff/${after}`, {}, signal),
    staleTime: Infinity,
    retry: false,
  });
}

export function viewUrl(sha256: string, as: 'page' | 'source', lang: string): string {
  return `/api/v1/evidence/${sha256}/view?as=${as}&lang=${lang === 'en' ? 'en' : 'zh'}`;
}

export function rawUrl(sha256: string): string {
  return `/api/v1/evidence/${sha256}`;
}
