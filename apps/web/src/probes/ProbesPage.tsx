import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useSettled } from '../app/use-settled.ts';
import { useTitle } from '../app/use-title.ts';
import { useKindTitle } from '../entries/use-kinds.ts';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { buttonClass } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import control from '../ui/control.module.css';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Segments } from '../ui/Segments.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { FILTERS } from './filter.ts';
import css from './ProbesPage.module.css';
import { probeRunsQuery } from './queries.ts';
import { Queue } from './Queue.tsx';
import { Row } from './Row.tsx';
import { StripLegend } from './Strip.tsx';
import { useGapText } from './use-gap-text.ts';
import { PROBES_WORDS } from './words.ts';

const SETTLE_MS = 250;

const route = getRouteApi('/probes');

/** Is the machine watching? */
export function ProbesPage() {
  const gapText = useGapText();
  const words = useWords(PROBES_WORDS);
  useTitle(words.title);
  const { q = '', state = 'all', cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(q);
  const wanted = useSettled(typed, SETTLE_MS);
  useEffect(() => {
    if (wanted === q) return;
    void navigate({ search: { state, ...(wanted && { q: wanted }) }, replace: true });
  }, [wanted, q, state, navigate]);
  const probes = useQuery(probeRunsQuery(state, q, cursor));
  const titleOf = useKindTitle();
  const { items, nextCursor, counts, limits } = probes.data ?? { items: [], nextCursor: null };
  return (
    <div className={css['page']}>
      <h1>{words.title}</h1>
      <p className={css['kind']}>{words.lead}</p>
      <Queue counts={counts} />
      <Card
        title={counts === undefined ? words.title : words.count(countText(counts.all))}
        aside={
          <div className={css['filters']}>
            <input
              type="search"
              className={control['input']}
              aria-label={words.search}
              placeholder={words.search}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            <Segments
              label={words.filter}
              options={FILTERS.map((id) => ({
                id,
                text:
                  counts === undefined
                    ? words.filters[id]
                    : `${words.filters[id]} ${countText(counts[id])}`,
              }))}
              value={state}
              onChange={(id) =>
                void navigate({ search: { ...(q && { q }), state: id }, replace: true })
              }
            />
          </div>
        }
      >
        <StripLegend />
        {probes.isPending ? <Skeleton height={52} rows={8} /> : null}
        {probes.isError ? (
          <Failure error={probes.error} onRetry={() => void probes.refetch()} />
        ) : null}
        {probes.isSuccess && items.length === 0 ? (
          <Empty text={words.empty}>{words.emptyHint}</Empty>
        ) : null}
        {items.length === 0 || limits === undefined ? null : (
          <div role="table" aria-label={words.title} aria-busy={probes.isFetching}>
            <div role="row" className={css['head']}>
              {Object.entries(words.head).map(([key, name]) => (
                <span key={key} role="columnheader">
                  {name}
                </span>
              ))}
            </div>
            {items.map((probe) => (
              <Row key={probe.id} probe={probe} limits={limits} title={titleOf(probe.kind)} />
            ))}
          </div>
        )}
        <p className={css['paging']}>
          {cursor === undefined ? null : (
            <Link to="/probes" search={{ ...(q && { q }), state }} className={buttonClass('plain')}>
              {words.first}
            </Link>
          )}
          {nextCursor === null ? null : (
            <Link
              to="/probes"
              search={{ ...(q && { q }), state, cursor: nextCursor }}
              className={buttonClass('plain')}
            >
              {words.next}
            </Link>
          )}
        </p>
        {limits === undefined ? null : (
          <p className={css['kind']} data-fact="caps">
            {words.caps(gapText(limits.gapSeconds), countText(limits.burst))}
          </p>
        )}
      </Card>
    </div>
  );
}
