import type { EvidenceDiff, EvidenceInfo } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ApiProblem } from '../api/problem.ts';
import { NotFound } from '../app/Fallbacks.tsx';
import { useTitle } from '../app/use-title.ts';
import { sizeText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { NewTabLink } from '../ui/NewTabLink.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Clock } from '../ui/When.tsx';
import { Earlier } from './Earlier.tsx';
import css from './Evidence.module.css';
import { Pictures } from './Pictures.tsx';
import { evidenceDiffQuery, evidenceQuery } from './queries.ts';
import { Refusal } from './Refusal.tsx';
import { Rows } from './Rows.tsx';
import { EVIDENCE_WORDS } from './words.ts';

const route = getRouteApi('/evidence/$before/diff/$after');

function Side({ name, side, of }: { name: string; side: EvidenceDiff['before']; of?: string }) {
  const words = useWords(EVIDENCE_WORDS);
  const { sha256 } = side;
  return (
    <Card title={name}>
      <p>
        {words.form[side.form]} · {sizeText(side.size)} · {words.facts.storedAt}{' '}
        <Clock at={side.storedAt} seconds />
      </p>
      <p>
        <code>{sha256}</code>
      </p>
      <Link to="/evidence/$sha256" params={{ sha256 }} search={of === undefined ? {} : { of }}>
        {words.compare.open}
      </Link>
    </Card>
  );
}

function Difference({ diff, info }: { diff: EvidenceDiff; info: EvidenceInfo | undefined }) {
  const words = useWords(EVIDENCE_WORDS).compare;
  if (diff.same) {
    return (
      <div className={css['note']}>
        <p>{words.same}</p>
        {info ? <Earlier info={info} /> : null}
      </div>
    );
  }
  const isPictures = diff.before.form === 'picture' && diff.after.form === 'picture';
  return (
    <>
      {diff.refusal === null ? null : <p className={css['note']}>{words.refusal[diff.refusal]}</p>}
      {isPictures ? <Pictures diff={diff} /> : null}
      {diff.content === null ? null : <Rows content={diff.content} source={diff.source} />}
    </>
  );
}

export function DiffPage() {
  const words = useWords(EVIDENCE_WORDS).compare;
  const { before, after } = route.useParams();
  const { of } = route.useSearch();
  const diff = useQuery(evidenceDiffQuery(before, after));
  const info = useQuery(evidenceQuery(after, of));
  useTitle(words.title);

  if (diff.error instanceof ApiProblem && diff.error.problem.status === 404) return <NotFound />;
  const capture = info.data?.capture ?? null;
  const failed = [diff, info].find(({ isError }) => isError);
  const retry = () => {
    for (const query of [diff, info]) if (query.isError) void query.refetch();
  };
  return (
    <div className={css['page']}>
      {info.isPending ? <span className={css['back']}>‹</span> : null}
      {capture === null ? null : (
        <Link to="/platforms/$id" params={{ id: capture.platformId }} className={css['back']}>
          ‹ {capture.platformName}
        </Link>
      )}
      <h1>{words.title}</h1>
      {info.isPending ? <span>&nbsp;</span> : null}
      {capture === null ? null : <NewTabLink href={capture.url}>{capture.url}</NewTabLink>}
      {diff.isPending ? <Skeleton height={240} /> : null}
      {failed === undefined ? null : <Refusal error={failed.error} onRetry={retry} />}
      {diff.isSuccess ? (
        <>
          <div className={css['halves']}>
            <Side name={words.before} side={diff.data.before} />
            <Side name={words.after} side={diff.data.after} {...(of === undefined ? {} : { of })} />
          </div>
          <Difference diff={diff.data} info={info.data} />
        </>
      ) : null}
    </div>
  );
}
