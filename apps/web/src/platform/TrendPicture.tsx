import type { Trend } from '@kaopu/contracts';
import { hasBreaks } from '../charts/trend-model.ts';
import { TREND_WORDS } from '../charts/trend-words.ts';
import { versionChanges } from '../charts/version-changes.ts';
import { TrendChart } from '../charts/TrendChart.tsx';
import { scoreText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { Clock } from '../ui/When.tsx';
import { findingOf } from './finding.ts';
import { Marks } from './Marks.tsx';
import css from './TrendPicture.module.css';
import { TrendTable } from './TrendTable.tsx';

const MIN_SPAN_MS = 120_000;

/** The picture starts at an instant (registration) when that lies within the range. */
export function startingAt(trend: Trend, since: string): Trend {
  const to = new Date(trend.to).getTime();
  const from = Math.min(new Date(since).getTime(), to - MIN_SPAN_MS);
  return from <= new Date(trend.from).getTime()
    ? trend
    : { ...trend, from: new Date(from).toISOString() };
}

/** The line, what it says in words, what is marked on it, and its numbers as a table. */
export function TrendPicture({
  trend,
  shaded = null,
}: {
  trend: Trend;
  /** A span in ms, and what it is. */
  shaded?: { from: number; until: number; text: string } | null;
}) {
  const trendWords = useWords(TREND_WORDS);
  const finding = findingOf(trend.points);
  const words = trendWords.finding;
  return (
    <div className={css['drawn']}>
      <p className={css['finding']}>
        <strong>
          {finding.kind === 'steady'
            ? words.steady(scoreText(finding.to))
            : words[finding.kind](scoreText(finding.from), scoreText(finding.to))}
        </strong>
        <span className={css['legend']}>
          <span className={css['lineKey']}>{trendWords.legendLine}</span>
          <span className={css['bandKey']}>{trendWords.legendBand}</span>
          {shaded === null ? null : <span className={css['shadedKey']}>{shaded.text}</span>}
          {hasBreaks(trend) ? <span>{trendWords.legendGap}</span> : null}
        </span>
      </p>
      <TrendChart trend={trend} shaded={shaded} />
      {versionChanges(trend.points).map(({ at, from, to }) => (
        <p key={at} className={css['version']}>
          <Clock at={at} /> {trendWords.version(from, to)}
        </p>
      ))}
      <Marks marks={trend.marks} />
      <TrendTable trend={trend} />
    </div>
  );
}
