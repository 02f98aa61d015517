import type { PackView } from '@kaopu/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { send } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { NotFound } from '../app/Fallbacks.tsx';
import { useTitle } from '../app/use-title.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/Button.tsx';
import { ActionFailure, Failure } from '../ui/Failure.tsx';
import { Severity } from '../ui/Severity.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { About } from './About.tsx';
import { Exports } from './Exports.tsx';
import { Items } from './Items.tsx';
import css from './Packs.module.css';
import { packQuery, packsQuery, useEditPack } from './queries.ts';
import { PACK_WORDS } from './words.ts';

const route = getRouteApi('/evidence/packs/$id');

/** Why nothing of it may leave the house; null when all is well. */
function useFault(pack: PackView): string | null {
  const words = useWords(PACK_WORDS);
  if (pack.items.some(({ state }) => state === 'damaged')) return words.damaged;
  return pack.isChained ? null : words.broken;
}

function Builder({ pack }: { pack: PackView }) {
  const words = useWords(PACK_WORDS);
  const client = useQueryClient();
  const navigate = useNavigate();
  const edit = useEditPack(pack.id);
  const fault = useFault(pack);
  const remove = useMutation({
    mutationFn: () => send('DELETE', `/evidence-packs/${pack.id}`),
    onSuccess: async () => {
      await client.invalidateQueries(packsQuery(pack.platformId));
      await navigate({ to: '/platforms/$id/evidence', params: { id: pack.platformId } });
    },
  });

  return (
    <>
      <Link to="/platforms/$id/evidence" params={{ id: pack.platformId }} className={css['back']}>
        ‹ {pack.platformName}
      </Link>
      <h1>{pack.title}</h1>
      {fault === null ? null : (
        <p role="alert" className={css['damaged']}>
          <Severity mark="critical" /> {fault}
        </p>
      )}
      <div className={css['columns']}>
        <About pack={pack} edit={edit.mutate} isSaving={edit.isPending} />
        <Exports pack={pack} isWhole={fault === null} />
      </div>
      {edit.isError ? (
        <div className={css['buttons']}>
          <ActionFailure error={edit.error} />
          <Button
            onClick={() => {
              edit.reset();
              void client.invalidateQueries(packQuery(pack.id));
            }}
          >
            {words.reload}
          </Button>
        </div>
      ) : null}
      <Items pack={pack} edit={edit.mutate} />
      <div className={css['buttons']}>
        <Button look="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
          {words.delete}
        </Button>
        <span className={css['hint']}>{words.deleteLead}</span>
      </div>
      <ActionFailure error={remove.error} />
    </>
  );
}

/** A pack as it is being put together. */
export function PackPage() {
  const words = useWords(PACK_WORDS);
  const { id } = route.useParams();
  const pack = useQuery(packQuery(id));
  useTitle(pack.data?.title ?? words.title);
  if (pack.error instanceof ApiProblem && [400, 404].includes(pack.error.problem.status)) {
    return <NotFound />;
  }
  return (
    <div className={css['page']}>
      {pack.isPending ? <Skeleton height={180} rows={2} /> : null}
      {pack.isError ? <Failure error={pack.error} onRetry={() => void pack.refetch()} /> : null}
      {pack.isSuccess ? <Builder pack={pack.data} /> : null}
    </div>
  );
}
