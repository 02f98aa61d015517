import css from './LossBar.module.css';

/** Points lost as a length; the hatched part is owed to missing evidence alone, the mark is the market's median. */
export function LossBar({
  points,
  prior,
  median,
  widest,
}: {
  points: number;
  prior: number;
  /** What the market's median loses here; undefined without a market. */
  median: number | undefined;
  widest: number;
}) {
  const share = (part: number) => `${Math.max(0, Math.min(100, (part / widest) * 100))}%`;
  return (
    <span className={css['frame']} aria-hidden="true">
      <span className={css['bar']}>
        <span className={css['seen']} style={{ width: share(points - prior) }} />
        <span className={css['prior']} style={{ width: share(prior) }} />
      </span>
      {median === undefined ? null : (
        <span className={css['median']} data-median={median} style={{ left: share(median) }} />
      )}
    </span>
  );
}
