import type { PlatformRow } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { Spark } from '../charts/Spark.tsx';
import { countText, MISSING, percentText, scoreText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { ScoreCell } from '../score/ScoreCell.tsx';
import { Severity } from '../ui/Severity.tsx';
import { When } from '../ui/When.tsx';
import css from './PlatformLine.module.css';

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

export const PlatformLine = memo(function PlatformLine({
  row,
  rank,
}: {
  row: PlatformRow;
  rank: string;
}) {
  const { m } = useI18n();
  const known = row.spark.filter((value) => value !== null);
  const sparkLabel =
    known.length === 0
      ? m.list.sparkNone
      : m.list.sparkLabel(scoreText(known[0] ?? 0), scoreText(known.at(-1) ?? 0));
  return (
    <div role="row" className={css['line']} data-alerts={row.openAlerts > 0}>
      <span role="cell" className={css['rank']}>
        {rank === '' ? MISSING : rank}
      </span>
      <span role="cell" className={css['name']}>
        <Link to="/platforms/$id" params={{ id: row.id }} className={css['link']} title={row.name}>
          {row.name}
        </Link>
        <span className={css['host']}>{hostOf(row.siteUrl)}</span>
      </span>
      <span role="cell" className={css['score']}>
        <ScoreCell score={row.score} stale={row.stale} />
      </span>
      <span role="cell" className={css['coverage']}>
        {percentText(row.score?.coverage ?? null)}
      </span>
      <span role="cell" className={css['spark']}>
        <Spark values={row.spark} width={148} height={32} label={sparkLabel} />
      </span>
      <span role="cell" className={css['alerts']}>
        {row.openAlerts === 0 || row.worstSeverity === null ? (
          <span className={css['muted']}>{m.list.noAlerts}</span>
        ) : (
          <>
            <Severity mark={row.worstSeverity} />
            <span>{countText(row.openAlerts)}</span>
          </>
        )}
      </span>
      <span role="cell" className={css['seen']}>
        {row.lastObservedAt === null ? m.list.never : <When at={row.lastObservedAt} />}
      </span>
    </div>
  );
});
