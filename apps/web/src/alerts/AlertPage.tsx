import type { AlertDetail } from '@kaopu/contracts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ApiProblem } from '../api/problem.ts';
import { alertQuery } from '../api/queries.ts';
import { NotFound } from '../app/Fallbacks.tsx';
import { useTitle } from '../app/use-title.ts';
import { useCited } from '../platform/use-cited.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { Card } from '../ui/Card.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Severity } from '../ui/Severity.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Tag } from '../ui/Tag.tsx';
import { Clock, When } from '../ui/When.tsx';
import css from './AlertPage.module.css';
import { ChangeItem } from './ChangeItem.tsx';
import { Decide } from './Decide.tsx';
import { Trail } from './Trail.tsx';

const route = getRouteApi('/alerts/$id');

export function AlertPage() {
  const { m } = useI18n();
  const { id } = route.useParams();
  const alert = useQuery(alertQuery(id));
  useTitle(alert.data === undefined ? m.alerts.title : alert.data.platformName);
  if (alert.error instanceof ApiProblem && alert.error.problem.status === 404) return <NotFound />;
  return (
    <div className={css['page']}>
      <Link to="/alerts" className={css['back']}>
        ‹ {m.alerts.back}
      </Link>
      {alert.isPending ? <Skeleton height={180} rows={2} /> : null}
      {alert.isError ? <Failure error={alert.error} onRetry={() => void alert.refetch()} /> : null}
      {alert.isSuccess ? <Shown alert={alert.data} /> : null}
    </div>
  );
}

function Shown({ alert }: { alert: AlertDetail }) {
  const { m } = useI18n();
  const changes = [...alert.changes].sort((a, b) => b.at.localeCompare(a.at));
  const cited = useCited(
    alert.platformId,
    changes.flatMap((change) => change.evidence),
  );
  return (
    <>
      <header className={css['head']}>
        {alert.state === 'resolved' ? (
          <p className={css['done']}>
            <Severity mark="recovery" quiet />{' '}
            {alert.resolvedAt === null ? (
              m.words.alertState.resolved
            ) : (
              <RecoveredNote at={alert.resolvedAt} />
            )}
          </p>
        ) : null}
        {alert.state === 'dismissed' ? (
          <p className={css['done']}>{m.alerts.dismissedNote}</p>
        ) : null}
        {alert.state === 'acknowledged' ? (
          <p className={css['done']}>{m.alerts.acknowledgedNote}</p>
        ) : null}
        <h1 className={css['title']}>
          <Severity mark={alert.severity} /> {alert.platformName} ·{' '}
          {m.words.dimension[alert.dimension]}
        </h1>
        <p className={css['facts']}>
          <Tag>{m.words.alertState[alert.state]}</Tag>
          <span>
            {m.alerts.since} <Clock at={alert.openedAt} />
          </span>
          <span>
            {m.alerts.lastChange} <When at={alert.lastChangeAt} />
          </span>
          <Link to="/platforms/$id" params={{ id: alert.platformId }}>
            {m.alerts.openPlatform}
          </Link>
        </p>
        <Decide alert={alert} />
      </header>
      <Card title={m.alerts.what}>
        <ul className={css['changes']}>
          {changes.map((change) => (
            <ChangeItem key={change.id} change={change} cited={cited} />
          ))}
        </ul>
      </Card>
      <Card title={m.alerts.trail}>
        <Trail deliveries={alert.deliveries} />
      </Card>
    </>
  );
}

function RecoveredNote({ at }: { at: string }) {
  const { m, absolute } = useI18n();
  return <span>{m.alerts.recovered(absolute(at))}</span>;
}
