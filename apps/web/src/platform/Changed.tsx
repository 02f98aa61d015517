import type { ScoreChangeView } from '@kaopu/contracts';
import type { ProfileId } from '@kaopu/scoring';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { changeQuery } from '../api/queries.ts';
import { ChangeText } from '../alerts/ChangeText.tsx';
import { percentText, pointsText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../ui/Card.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Segments } from '../ui/Segments.tsx';
import { Severity } from '../ui/Severity.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Clock } from '../ui/When.tsx';
import { changeLines } from './change-lines.ts';
import css from './Changed.module.css';
import { ChangedLines } from './ChangedLines.tsx';
import { ChangedReasons } from './ChangedReasons.tsx';
import { INSIGHT_WORDS } from './insight-words.ts';
import { FIRST_CHANGE_HOURS } from './ranges.ts';

const SPANS = [24, 168, 720] as const;
const EVENTS_SHOWN = 6;

/** What moved the score since a day, a week or a month ago, in points that add up. */
export function Changed({
  id,
  profile,
  scored,
}: {
  id: string;
  profile: ProfileId;
  scored: boolean;
}) {
  const words = useWords(INSIGHT_WORDS).change;
  const [hours, setHours] = useState<(typeof SPANS)[number]>(FIRST_CHANGE_HOURS);
  const change = useQuery({ ...changeQuery(id, profile, hours), enabled: scored });
  const unscored = change.error instanceof ApiProblem && change.error.problem.status === 404;
  if (!scored || unscored) return null;
  return (
    <Card
      title={words.title}
      aside={
        <Segments
          label={words.range}
          options={SPANS.map((span) => ({ id: span, text: words.ranges[span] }))}
          value={hours}
          onChange={setHours}
        />
      }
    >
      {change.isPending ? <Skeleton height={180} /> : null}
      {change.isError ? (
        <Failure error={change.error} onRetry={() => void change.refetch()} />
      ) : null}
      {change.isSuccess ? <Told platformId={id} change={change.data} /> : null}
    </Card>
  );
}

function Finding({ change, points }: { change: ScoreChangeView; points: number }) {
  const words = useWords(INSIGHT_WORDS).change;
  const [from, to] = [pointsText(change.before.value), pointsText(change.after.value)];
  if (points === 0) return words.same(to);
  return (points > 0 ? words.up : words.down)(pointsText(Math.abs(points)), from, to);
}

/** State, grade and evidence, where they are not what they were. */
function useStandings({ before, after }: ScoreChangeView): string[] {
  const { m } = useI18n();
  const words = useWords(INSIGHT_WORDS).change;
  const cover = [percentText(before.coverage), percentText(after.coverage)] as const;
  return [
    before.status === after.status
      ? ''
      : words.status(m.words.status[before.status], m.words.status[after.status]),
    before.grade === after.grade ? '' : words.grade(before.grade, after.grade),
    cover[0] === cover[1] ? '' : words.coverage(...cover),
  ].filter((text) => text !== '');
}

function Told({ platformId, change }: { platformId: string; change: ScoreChangeView }) {
  const words = useWords(INSIGHT_WORDS).change;
  const lines = changeLines(change);
  const standings = useStandings(change);
  return (
    <>
      <p className={css['finding']}>
        <strong>
          <Finding change={change} points={lines.total} />
        </strong>
        {standings.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </p>
      <p className={css['span']}>
        {words.since} <Clock at={change.before.at} /> → <Clock at={change.after.at} />
        {change.isFirst ? ` · ${words.first}` : ''}
      </p>
      <ChangedLines lines={lines} />
      <ChangedReasons platformId={platformId} reasons={change.reasons} />
      <Events changes={change.changes} />
    </>
  );
}

function Events({ changes }: { changes: ScoreChangeView['changes'] }) {
  const words = useWords(INSIGHT_WORDS).change;
  if (changes.length === 0) return null;
  return (
    <>
      <h3 className={css['title']}>{words.events}</h3>
      <ul>
        {changes.slice(0, EVENTS_SHOWN).map((event) => (
          <li key={event.id} className={css['event']}>
            <Severity mark={event.recovery ? 'recovery' : event.severity} />
            <span className={css['text']}>
              <ChangeText change={event} />
            </span>
            <span className={css['at']}>
              <Clock at={event.at} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
