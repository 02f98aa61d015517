import type { PlatformRow } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { Spark } from '../charts/Spark.tsx';
import { countText, MISSING, percentText, scoreText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { ScoreCell } from '../score/ScoreCell.tsx';
import sr from '../ui/sr.module.css';
import { MutedTag } from '../ui/MutedTag.tsx';
import { Severity } from '../ui/Severity.tsx';
import { When } from '../ui/When.tsx';
import type { Bracket, Place } from './places.ts';
import css from './PlatformLine.module.css';

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

export const PlatformLine = memo(function PlatformLine({
  row,
  place,
  bracket,
  picked,
  onPick,
}: {
  row: PlatformRow;
  place: Place | null;
  bracket: Bracket;
  /** Ticked to be compared. */
  picked: boolean;
  onPick: (row: PlatformRow) => void;
}) {
  const { m } = useI18n();
  const [rank, lo, hi] = [place?.rank ?? 0, place?.lo ?? 0, place?.hi ?? 0].map(countText);
  const placeText = place === null ? MISSING : m.list.place(rank ?? '', lo ?? '', hi ?? '');
  const placeTitle = place === null ? '' : m.list.placeHelp(lo ?? '', hi ?? '');
  const known = row.spark.filter((value) => value !== null);
  const sparkLabel =
    known.length === 0
      ? m.list.sparkNone
      : m.list.sparkLabel(scoreText(known[0] ?? 0), scoreText(known.at(-1) ?? 0));
  return (
    <div role="row" className={css['line']} data-alerts={row.openAlerts > 0} data-bracket={bracket}>
      <span role="cell">
        <label className={css['pick']}>
          <input type="checkbox" checked={picked} onChange={() => onPick(row)} />
          <span className={sr['only']}>{m.list.pick(row.name)}</span>
        </label>
      </span>
      <span role="cell" className={css['rank']} title={placeTitle}>
        {placeText}
        {bracket === 'none' ? null : <span className={sr['only']}>{m.list.tied}</span>}
      </span>
      <span role="cell" className={css['name']}>
        <Link to="/platforms/$id" params={{ id: row.id }} className={css['link']} title={row.name}>
          {row.name}
        </Link>
        <span className={css['host']}>
          {place === null ? null : (
            <span className={css['phoneRank']} aria-hidden="true">
              {placeText} ·{' '}
            </span>
          )}
          {hostOf(row.siteUrl)}
        </span>
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
            <MutedTag count={row.mutedAlerts} />
          </>
        )}
      </span>
      <span role="cell" className={css['seen']}>
        {row.lastObservedAt === null ? m.list.never : <When at={row.lastObservedAt} />}
      </span>
    </div>
  );
});
