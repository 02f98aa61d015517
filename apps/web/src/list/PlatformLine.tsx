import type { PlatformRowMore } from '@kaopu/contracts';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { Spark } from '../charts/Spark.tsx';
import { countText, MISSING, percentText, scoreText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { ScoreCell } from '../score/ScoreCell.tsx';
import { MutedTag } from '../ui/MutedTag.tsx';
import { Severity } from '../ui/Severity.tsx';
import sr from '../ui/sr.module.css';
import { When } from '../ui/When.tsx';
import { ChangeCell } from './ChangeCell.tsx';
import type { Bracket, ListRow } from './columns.ts';
import css from './PlatformLine.module.css';

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** A row that is told apart from others by its own object: scrolling draws none of them anew. */
export const PlatformLine = memo(function PlatformLine({
  row,
  more,
  at,
  top,
  bracket,
  picked,
  onPick,
}: {
  row: ListRow;
  /** What the index does not tell; undefined until it is there. */
  more: PlatformRowMore | undefined;
  /** Its number in the table, from 0. */
  at: number;
  /** Pixels from the first. */
  top: number;
  bracket: Bracket;
  /** Ticked to be compared. */
  picked: boolean;
  onPick: (platform: Pick<PlatformRowMore, 'id' | 'name'>) => void;
}) {
  const { m } = useI18n();
  const { place, points, score } = row;
  const [rank, lo, hi] = [place?.rank ?? 0, place?.lo ?? 0, place?.hi ?? 0].map(countText);
  const placeText = place === null ? MISSING : m.list.place(rank ?? '', lo ?? '', hi ?? '');
  const placeTitle = place === null ? '' : m.list.placeHelp(lo ?? '', hi ?? '');
  const openAlerts = more?.openAlerts ?? row.openAlerts;
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      data-at={at}
      className={css['line']}
      style={{ top }}
      data-alerts={openAlerts > 0}
      data-bracket={bracket}
    >
      <span role="cell">
        <label className={css['pick']}>
          <input
            type="checkbox"
            checked={picked}
            disabled={more === undefined}
            aria-label={m.list.pick(row.name)}
            onChange={() => more && onPick(more)}
          />
        </label>
      </span>
      <span role="cell" className={css['rank']} title={placeTitle}>
        {placeText}
        {bracket === 'none' ? null : <span className={sr['only']}>{m.list.tied}</span>}
      </span>
      <span role="cell" className={css['name']}>
        <Link
          to="/platforms/$id"
          params={{ id: more?.id ?? row.key }}
          disabled={more === undefined}
          tabIndex={0}
          className={css['link']}
          title={row.name}
        >
          {row.name}
        </Link>
        {/* Where there is no column for the rank, it stands before the address. */}
        <span className={css['host']} data-rank={place === null ? undefined : `${placeText} · `}>
          {more === undefined ? '' : hostOf(more.siteUrl)}
        </span>
      </span>
      <span role="cell" className={css['score']}>
        <ScoreCell score={score} stale={more?.stale ?? false} />
      </span>
      {points.map((value, i) => (
        <span
          // The dimensions never change their order.
          key={i}
          role="cell"
          className={css['points']}
          style={{ backgroundSize: `${value ?? 0}% 3px` }}
          title={value === null ? m.list.thin : undefined}
        >
          {value === null ? MISSING : scoreText(value)}
        </span>
      ))}
      <span role="cell" className={css['spark']}>
        <Trend more={more} />
      </span>
      <ChangeCell change={more?.change ?? null} />
      <span role="cell" className={css['seen']}>
        <span className={css['alerts']}>
          <Alerts more={more} />
        </span>
        <span className={css['age']}>
          {more === undefined ? null : more.lastObservedAt === null ? (
            m.list.never
          ) : (
            <When at={more.lastObservedAt} />
          )}
        </span>
      </span>
      <span role="cell" className={css['coverage']}>
        {more === undefined ? '' : percentText(more.coverage)}
      </span>
    </div>
  );
});

/** Where the score has been lately; a line of the same size until that is known. */
function Trend({ more }: { more: PlatformRowMore | undefined }) {
  const { m } = useI18n();
  if (more === undefined) return null;
  const known = more.spark.filter((value) => value !== null);
  const label =
    known.length === 0
      ? m.list.sparkNone
      : m.list.sparkLabel(scoreText(known[0] ?? 0), scoreText(known.at(-1) ?? 0));
  return <Spark values={more.spark} width={112} height={32} label={label} />;
}

function Alerts({ more }: { more: PlatformRowMore | undefined }) {
  const { m } = useI18n();
  if (more === undefined) return null;
  if (more.openAlerts === 0 || more.worstSeverity === null) return m.list.noAlerts;
  return (
    <>
      <Severity mark={more.worstSeverity} />
      <span>{countText(more.openAlerts)}</span>
      <MutedTag count={more.mutedAlerts} />
    </>
  );
}
