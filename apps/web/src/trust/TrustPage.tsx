import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useProfile } from '../app/profile.ts';
import { useTitle } from '../app/use-title.ts';
import { useWords } from '../i18n/use-words.ts';
import page from '../method/MethodPage.module.css';
import { Card } from '../ui/Card.tsx';
import { Failure } from '../ui/Failure.tsx';
import { NewTabLink } from '../ui/NewTabLink.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { About } from './About.tsx';
import { Corrections } from './Corrections.tsx';
import { DataCard } from './DataCard.tsx';
import { FormulaLog } from './FormulaLog.tsx';
import { Interests } from './Interests.tsx';
import { trustQuery } from './queries.ts';
import { RecheckCard } from './RecheckCard.tsx';
import css from './Trust.module.css';
import { TRUST_WORDS } from './words.ts';

/** Everything by which somebody who does not believe us can check that no rank was bought. */
export function TrustPage() {
  const words = useWords(TRUST_WORDS);
  const profile = useProfile();
  useTitle(words.title);
  const trust = useQuery(trustQuery(profile));
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </header>
      <div className={page['columns']}>
        <div className={page['side']}>
          <RecheckCard key={profile} profile={profile} />
          <DataCard profile={profile} />
          <Card title={words.formula.title}>
            <div className={css['stack']}>
              <p>{words.formula.text}</p>
              <p>
                <Link to="/method" search={{}}>
                  {words.formula.link}
                </Link>
              </p>
              <p>
                {words.formula.code}{' '}
                <NewTabLink href="/scoring.txt">packages/scoring/src</NewTabLink>
              </p>
              <p>
                <Link to="/weights" search={{}}>
                  {words.formula.weights}
                </Link>
              </p>
            </div>
          </Card>
        </div>
        <div className={page['side']}>
          {trust.isPending ? <Skeleton height={320} /> : null}
          {trust.isError ? (
            <Failure error={trust.error} onRetry={() => void trust.refetch()} />
          ) : null}
          {trust.isSuccess ? <Interests interests={trust.data.interests} /> : null}
          {trust.isSuccess ? <About trust={trust.data} /> : null}
        </div>
      </div>
      <FormulaLog profile={profile} />
      <Corrections />
    </div>
  );
}
