import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useRef } from 'react';
import { useProfile } from '../app/profile.ts';
import { useTitle } from '../app/use-title.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { AddPlatform } from './AddPlatform.tsx';
import { Chosen } from './Chosen.tsx';
import { chosenIn } from './chosen.ts';
import css from './Compare.module.css';
import { Comparison } from './Comparison.tsx';
import { MOST_COMPARED } from './ids.ts';
import { Notes } from './Notes.tsx';
import { comparisonQuery } from './queries.ts';
import { useVerdict } from './use-verdict.ts';
import { COMPARE_WORDS } from './words.ts';

const route = getRouteApi('/compare');

/** Two to four platforms beside each other. The address is all the state there is. */
export function ComparePage() {
  const { m } = useI18n();
  const words = useWords(COMPARE_WORDS);
  useTitle(words.title);
  const profile = useProfile();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const acted = useRef(false);
  const { ids, malformed, refused } = chosenIn(search.ids);
  const { data, isPending, isError, error, refetch } = useQuery(comparisonQuery(ids, profile));

  const missing = ids.filter((id) => data?.missing.includes(id));
  const present = ids.filter((id) => !missing.includes(id));
  const platforms = present.flatMap((id) => data?.platforms.find((one) => one.id === id) ?? []);
  const verdict = useVerdict(platforms);
  const nameOf = (id: string) =>
    [...platforms, ...(data?.nearest ?? [])].find((one) => one.id === id)?.name ??
    m.shell.state.loading;

  function change(next: readonly string[]) {
    acted.current = true;
    void navigate({
      search: ({ ids: _before, ...kept }) => ({
        ...kept,
        ...(next.length === 0 ? {} : { ids: next.join(',') }),
      }),
      resetScroll: false,
    });
  }

  return (
    <div className={css['page']}>
      <h1>{words.title}</h1>
      <Chosen
        chosen={present.map((id) => ({ id, name: nameOf(id) }))}
        acted={acted}
        onRemove={(id) => change(ids.filter((other) => other !== id))}
      />
      <Notes
        gone={[...malformed, ...missing]}
        refused={refused}
        onDrop={() => {
          change(present);
          document.querySelector<HTMLElement>('[data-add] input, [data-chosen] button')?.focus();
        }}
      />
      {isError ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height={480} /> : null}
      {data === undefined ? null : (
        <>
          <p data-verdict>
            <strong>
              {platforms.length > 1 ? verdict : present.length === 1 ? words.needOne : null}
              {present.length === 0 ? words.needTwo : null}
            </strong>
          </p>
          {ids.length < MOST_COMPARED ? (
            <AddPlatform
              chosen={present}
              nearest={data.nearest}
              onAdd={(id) => change([...present, id])}
            />
          ) : (
            <p className={css['quiet']}>{words.full}</p>
          )}
          {platforms.length > 1 ? (
            <Comparison
              platforms={platforms}
              shown={{ only: search.only ?? false, radar: search.radar ?? false }}
              onShow={({ only, radar }) =>
                void navigate({
                  search: ({ ids: kept }) => ({
                    ...(kept === undefined ? {} : { ids: kept }),
                    ...(only && { only }),
                    ...(radar && { radar }),
                  }),
                  replace: true,
                  resetScroll: false,
                })
              }
            />
          ) : null}
        </>
      )}
    </div>
  );
}
