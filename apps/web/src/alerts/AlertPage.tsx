import type { AlertDetail } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ApiProblem } from '../api/problem.ts';
import { NotFound } from '../app/Fallbacks.tsx';
import { useProfile } from '../app/profile.ts';
import { useTitle } from '../app/use-title.ts';
import { countText } from '../format/number.ts';
import { useCited, type Cited } from '../platform/use-cited.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Severity } from '../ui/Severity.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Tag } from '../ui/Tag.tsx';
import { Clock, When } from '../ui/When.tsx';
import { Acts } from './Acts.tsx';
import css from './AlertPage.module.css';
import { AlertTrend } from './AlertTrend.tsx';
import { BeforeAfter } from './BeforeAfter.tsx';
import { ChangeItem } from './ChangeItem.tsx';
import { ChangeText } from './ChangeText.tsx';
import { Decide } from './Decide.tsx';
import { Gist } from './Gist.tsx';
import { History } from './History.tsx';
import { alertQuery } from './queries.ts';
import { StateNotes } from './StateNotes.tsx';
import { Trail } from './Trail.tsx';
import { TRAIL_WORDS } from './trail-words.ts';
import { ALERT_PAGE_WORDS } from './words.ts';

const route = getRouteApi('/alerts/$id');
/** So many changes are told at once, the rest when asked for. */
const MOST_CHANGES = 5;

export function AlertPage() {
  const { m } = useI18n();
  const words = useWords(ALERT_PAGE_WORDS);
  const { id } = route.useParams();
  const alert = useQuery(alertQuery(id, useProfile()));
  useTitle(alert.data === undefined ? m.shell.nav.alerts : alert.data.platformName);
  if (alert.error instanceof ApiProblem && alert.error.problem.status === 404) return <NotFound />;
  return (
    <div className={css['page']}>
      <Link to="/alerts" className={css['back']}>
        ‹ {words.back}
      </Link>
      {alert.isPending ? <Skeleton height={180} rows={2} /> : null}
      {alert.isError ? <Failure error={alert.error} onRetry={() => void alert.refetch()} /> : null}
      {alert.isSuccess ? <Shown alert={alert.data} /> : null}
    </div>
  );
}

function Shown({ alert }: { alert: AlertDetail }) {
  const { m } = useI18n();
  const words = useWords(ALERT_PAGE_WORDS);
  const trail = useWords(TRAIL_WORDS);
  const changes = [...alert.changes].sort((a, b) => b.at.localeCompare(a.at));
  const [newest] = changes;
  const rest = changes.slice(MOST_CHANGES);
  const { before, after } = alert.evidence;
  const cited = useCited(alert.platformId, [
    ...new Set([
      ...[before, after].filter((key) => key !== null),
      ...changes.flatMap((change) => change.evidence),
    ]),
  ]);
  return (
    <>
      <header className={css['head']}>
        <StateNotes alert={alert} />
        <h1 className={css['title']}>
          <Severity mark={alert.severity} /> {alert.platformName} ·{' '}
          {m.words.dimension[alert.dimension]}
        </h1>
        {newest === undefined ? null : (
          <p data-fact="what">
            <ChangeText change={newest} />
          </p>
        )}
        <p className={css['facts']} data-fact="since">
          <Tag>{m.words.alertState[alert.state]}</Tag>
          <span>
            {words.since} <Clock at={alert.openedAt} />
          </span>
          <span>
            {words.lastChange} <When at={alert.lastChangeAt} />
          </span>
          <Link to="/platforms/$id" params={{ id: alert.platformId }}>
            {words.openPlatform}
          </Link>
        </p>
        <Decide alert={alert} />
        <Gist alert={alert} />
        <Acts alert={alert} />
      </header>
      <AlertTrend alert={alert} />
      <Card title={words.what}>
        <Changes changes={changes.slice(0, MOST_CHANGES)} cited={cited} />
        {rest.length === 0 ? null : (
          <details>
            <summary className={css['more']}>{words.moreChanges(countText(rest.length))}</summary>
            <Changes changes={rest} cited={cited} />
          </details>
        )}
      </Card>
      <Card title={words.evidence}>
        <BeforeAfter evidence={alert.evidence} cited={cited} />
      </Card>
      <Card title={words.history}>
        <History alert={alert} />
      </Card>
      <Card title={trail.title}>
        <Trail deliveries={alert.deliveries} />
      </Card>
    </>
  );
}

function Changes({ changes, cited }: { changes: AlertDetail['changes']; cited: Cited }) {
  return (
    <ul className={css['changes']}>
      {changes.map((change) => (
        <ChangeItem key={change.id} change={change} cited={cited} />
      ))}
    </ul>
  );
}
