import type { ProbeView } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import css from './Insights.module.css';
import { wordingQuery } from './use-wording-change.ts';
import { WORDING_WORDS } from './wording-words.ts';
import { Restore, WordingLine } from './WordingLine.tsx';

/** What the wording probe met, for a person to dismiss what is none. */
export function Wording({ id, probes }: { id: string; probes: readonly ProbeView[] }) {
  const watched = probes.some(({ kind }) => kind === 'compliance-wording');
  return watched ? <WordingCard id={id} /> : null;
}

function WordingCard({ id }: { id: string }) {
  const words = useWords(WORDING_WORDS);
  const wording = useQuery(wordingQuery(id));
  const { look, hits, gone } = wording.data ?? { look: null, hits: [], gone: [] };
  const counted = hits.filter((hit) => hit.dismissed === null && hit.severity !== 'info').length;
  return (
    <Card title={words.title}>
      {wording.isPending ? <Skeleton height={120} /> : null}
      {wording.isError ? (
        <Failure error={wording.error} onRetry={() => void wording.refetch()} />
      ) : null}
      {look === null ? null : (
        <p className={css['finding']}>
          <strong>{counted === 0 ? words.none : words.found(countText(counted))}</strong>
          <span className={css['hint']}>
            {words.pages(countText(look.pages))}
            {look.failed === 0 ? null : ` · ${words.failed(countText(look.failed))}`}
          </span>
        </p>
      )}
      {look === null || hits.length === 0 ? null : (
        <ul className={css['rows']}>
          {hits.map((hit) => (
            <WordingLine key={hit.id} id={id} look={look.key} hit={hit} />
          ))}
        </ul>
      )}
      {gone.length === 0 ? null : (
        <>
          <h3 className={css['title']}>{words.gone}</h3>
          <ul className={css['rows']}>
            {gone.map((hit) => (
              <li key={hit.id} className={css['row']}>
                <span className={css['what']}>
                  <q lang="zh-CN">{hit.quote}</q>
                  <span className={css['detail']}>{words.dismissed(hit.reason)}</span>
                </span>
                <Restore id={id} hit={hit.id} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
