import { useQuery } from '@tanstack/react-query';
import { probeKindsQuery } from '../api/queries.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { entryKindsQuery } from './queries.ts';
import { inLang } from './words.ts';

export interface TitledKind {
  kind: string;
  title: string;
}

/** Everything observations may be of: the kinds of probes, then those of entries. */
export function useKinds(): TitledKind[] {
  const { lang } = useI18n();
  const probes = useQuery(probeKindsQuery).data?.items ?? [];
  const entries = useQuery(entryKindsQuery).data?.items ?? [];
  return [...probes, ...entries].map(({ kind, title }) => ({ kind, title: inLang(title, lang) }));
}

const SPACE = '\u00a0';

/** Whether what kinds are called may still come. */
export function useKindsPending(): boolean {
  return [useQuery(probeKindsQuery), useQuery(entryKindsQuery)].some(({ isPending }) => isPending);
}

/** What a kind is called, by its id; until that is known the room for it. */
export function useKindTitle(): (kind: string) => string {
  const kinds = useKinds();
  const isPending = useKindsPending();
  return (id) => kinds.find(({ kind }) => kind === id)?.title ?? (isPending ? SPACE : id);
}
