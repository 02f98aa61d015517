import type { Explanation } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { percentText, pointsText, scoreText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { Tag } from '../ui/Tag.tsx';
import { Clock, When } from '../ui/When.tsx';
import css from './IndicatorLoss.module.css';
import type { LossLine } from './loss-lines.ts';
import { ObservationEvidence } from './ObservationEvidence.tsx';
import type { Cited } from './use-cited.ts';
import { useSubjectName } from './use-subject-name.ts';
import { PLATFORM_WORDS } from './words.ts';

type IndicatorScore = Explanation['indicators'][number];

/** One indicator: what it cost, on how much evidence, and the looks that cost the most. */
export function IndicatorLoss({
  platformId,
  cited,
  line,
  score,
}: {
  platformId: string;
  cited: Cited;
  line: LossLine;
  score: IndicatorScore | undefined;
}) {
  const { m } = useI18n();
  const nameOf = useSubjectName(platformId);
  const words = useWords(PLATFORM_WORDS).why;
  return (
    <div className={css['indicator']} data-indicator={line.indicator}>
      <p className={css['head']}>
        <span className={css['name']}>{m.words.indicator[line.indicator]}</span>
        <span className={css['facts']}>
          {score === undefined || score.newest === null ? (
            <Tag look="hatched">{words.notMeasured}</Tag>
          ) : (
            <>
              {words.score(
                scoreText(score.mu * 100),
                scoreText(score.lo * 100),
                scoreText(score.hi * 100),
              )}
              {' · '}
              {words.n(pointsText(score.n))}
              {' · '}
              <Link to="/platforms/$id/evidence" params={{ id: platformId }}>
                {words.newest} <When at={score.newest} />
              </Link>
              {score.observability === null || score.observability >= 1
                ? null
                : ` · ${words.observability(percentText(score.observability))}`}
              {score.thin ? (
                <>
                  {' '}
                  <Tag look="dashed">{words.thin}</Tag>
                </>
              ) : null}
            </>
          )}
        </span>
        <span className={css['points']}>{pointsText(-line.points)}</span>
      </p>
      <ul className={css['parts']}>
        {line.observations.map((observation) => (
          <li key={`${observation.key}|${observation.subject}`}>
            <span>
              <Clock at={observation.at} /> {nameOf(observation.subject)}{' '}
              <ObservationEvidence
                platformId={platformId}
                cited={cited}
                observation={observation.key}
              />
            </span>
            <span>{pointsText(-observation.shown)}</span>
          </li>
        ))}
        {line.older === 0 ? null : (
          <li>
            <span>{words.older}</span>
            <span>{pointsText(-line.older)}</span>
          </li>
        )}
        {line.prior === 0 ? null : (
          <li>
            <span className={css['prior']} title={words.priorHelp}>
              {words.prior}
            </span>
            <span>{pointsText(-line.prior)}</span>
          </li>
        )}
        {line.points === 0 ? <li>{words.noLoss}</li> : null}
      </ul>
    </div>
  );
}
