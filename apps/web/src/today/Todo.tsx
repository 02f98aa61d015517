import type { TodayAlert, TodayView } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import line from '../alerts/AlertLine.module.css';
import { AlertMarks } from '../alerts/AlertMarks.tsx';
import { CauseDetails } from '../alerts/CauseDetails.tsx';
import { causesOf, type Cause } from '../alerts/causes.ts';
import { NewestChange } from '../alerts/NewestChange.tsx';
import { pointsText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { buttonClass } from '../ui/Button.tsx';
import { Severity } from '../ui/Severity.tsx';
import { When } from '../ui/When.tsx';
import { PlatformLink } from './PlatformLink.tsx';
import { Line, Section } from './Section.tsx';
import { Stake } from './Stake.tsx';
import { TODAY_WORDS } from './words.ts';

/** Open alerts, one line a cause, in the order they came: where the most is at stake first. */
export function Todo({ alerts: { items, total } }: { alerts: TodayView['alerts'] }) {
  const words = useWords(TODAY_WORDS);
  if (items.length === 0) return null;
  return (
    <Section
      name="todo"
      title={words.todo}
      aside={<Link to="/alerts">{words.allAlerts}</Link>}
      left={total - items.length}
    >
      {causesOf(items).map((cause) => (
        <Waiting key={cause.alert.id} cause={cause} />
      ))}
    </Section>
  );
}

function Waiting({ cause }: { cause: Cause<TodayAlert> }) {
  const { m } = useI18n();
  const words = useWords(TODAY_WORDS);
  const { alert } = cause;
  const dimension = m.words.dimension[alert.dimension];
  return (
    <Line
      mark={<Severity mark={alert.severity} />}
      side={
        <Link
          to="/alerts/$id"
          params={{ id: alert.id }}
          className={buttonClass('plain')}
          aria-label={words.handleOf(`${alert.platformName} · ${dimension}`)}
        >
          {words.handle}
        </Link>
      }
    >
      <PlatformLink of={alert}> · {dimension}</PlatformLink>
      <span className={line['text']}>
        <NewestChange alert={alert} /> <AlertMarks alert={alert} />
      </span>
      <span className={line['at']}>
        <Stake exposure={alert.exposure} />
        {alert.pointsLost === null || alert.pointsLost === 0
          ? null
          : ` · ${words.lost(pointsText(alert.pointsLost))}`}{' '}
        · <When at={alert.lastChangeAt} />
      </span>
      <CauseDetails cause={cause} />
    </Line>
  );
}
