import type { PlatformDetail } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { platformQuery } from '../api/queries.ts';
import { NotFound } from '../app/Fallbacks.tsx';
import { useProfile } from '../app/profile.ts';
import { useTitle } from '../app/use-title.ts';
import { absoluteText } from '../format/time.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { GateFailed } from '../platform/GateFailed.tsx';
import { HEAD_WORDS } from '../platform/head-words.ts';
import { ScoreFacts } from '../platform/ScoreFacts.tsx';
import { ScoreLine } from '../platform/ScoreLine.tsx';
import { PLATFORM_WORDS } from '../platform/words.ts';
import { ReplyCard } from '../reply/ReplyCard.tsx';
import { RunAway } from '../run-away/RunAway.tsx';
import { Button } from '../ui/Button.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import css from './PlatformReport.module.css';
import { FloorSection, RecordSection, TrendSection, WhySection } from './sections.tsx';
import { useLightPaper } from './use-light-paper.ts';
import { useReportStart } from './use-report-start.ts';
import { PLATFORM_REPORT_WORDS } from './words.ts';

const route = getRouteApi('/platforms/$id/report');

/** All there is to say of one platform, open from top to bottom, for paper. */
export function PlatformReportPage() {
  const words = useWords(PLATFORM_REPORT_WORDS);
  const { id } = route.useParams();
  useReportStart(id, useProfile());
  const platform = useQuery(platformQuery(id));
  useTitle(words.title(platform.data?.name ?? ''));
  useLightPaper();
  if (platform.error instanceof ApiProblem && platform.error.problem.status === 404) {
    return <NotFound />;
  }
  return (
    <div className={css['page']}>
      <div className={css['tools']}>
        <Link to="/platforms/$id" params={{ id }}>
          ‹ {words.back}
        </Link>
        <Button look="accent" onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      {platform.isPending ? <Skeleton height={180} rows={3} /> : null}
      {platform.isError ? (
        <Failure error={platform.error} onRetry={() => void platform.refetch()} />
      ) : null}
      {platform.isSuccess ? <Shown platform={platform.data} /> : null}
    </div>
  );
}

function Shown({ platform }: { platform: PlatformDetail }) {
  const { m } = useI18n();
  const words = useWords(PLATFORM_REPORT_WORDS);
  const texts = useWords(PLATFORM_WORDS);
  const head = useWords(HEAD_WORDS);
  const profile = useProfile();
  const [madeAt] = useState(Date.now);
  const { id, name, siteUrl, legalName, uscc, icp } = platform;
  const score = platform.scores.find((view) => view.profile === profile) ?? null;
  const about = { id, profile, scored: score !== null };
  const facts = [
    siteUrl,
    legalName ?? texts.noEntity,
    uscc === null ? '' : `${texts.uscc} ${uscc}`,
    icp === null ? head.icpNone : `${head.icp} ${icp.number}`,
  ];
  return (
    <article className={css['report']}>
      <header>
        <h1>{words.title(name)}</h1>
        <p className={css['quiet']}>{facts.filter((fact) => fact !== '').join(' · ')}</p>
        <p className={css['quiet']} data-fact="made">
          {words.made(absoluteText(madeAt))} · {words.profile(m.shell.profileShort[profile])}
        </p>
        {score?.status === 'vetoed' ? <GateFailed id={id} failed={score.failed} /> : null}
        {score === null ? (
          <p>{texts.waiting}</p>
        ) : (
          <>
            <ScoreLine score={score} stale={platform.stale} />
            <ScoreFacts id={id} profile={profile} score={score} />
          </>
        )}
      </header>
      <FloorSection {...about} />
      <WhySection {...about} />
      <TrendSection id={id} profile={profile} since={platform.createdAt} />
      <RecordSection id={id} />
      <RunAway id={id} scored={score !== null} />
      <ReplyCard id={id} />
    </article>
  );
}
