import css from './LossBar.module.css';

/** Points lost as a length; the hatched part is owed to missing evidence alone. */
export function LossBar({
  points,
  prior,
  widest,
}: {
  points: number;
  prior: number;
  widest: number;
}) {
  const share = (part: number) => `${Math.max(0, Math.min(100, (part / widest) * 100))}%`;
  return (
    <span className={css['bar']} aria-hidden="true">
      <span className={css['seen']} style={{ width: share(points - prior) }} />
      <span className={css['prior']} style={{ width: share(prior) }} />
    </span>
  );
}
