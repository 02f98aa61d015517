import { memo } from 'react';
import css from './Spark.module.css';
import { sparkGeometry } from './spark-geometry.ts';

/** Where a score has been lately, at one scale for all rows; gaps stay gaps. */
export const Spark = memo(function Spark({
  values,
  width,
  height,
  label,
}: {
  values: readonly (number | null)[];
  width: number;
  height: number;
  label: string;
}) {
  const geometry = sparkGeometry(values, width, height);
  if (geometry === null) {
    return <span className={css['none']} style={{ width }} role="img" aria-label={label} />;
  }
  return (
    <svg width={width} height={height} role="img" aria-label={label} className={css['spark']}>
      <rect
        x={0}
        width={width}
        y={geometry.band.y}
        height={geometry.band.height}
        className={css['band']}
      />
      {geometry.runs.map((points) => (
        <polyline key={points} points={points} className={css['line']} />
      ))}
      {geometry.dots.length === 0 ? null : (
        <path
          d={geometry.dots.map((dot) => `M${dot.x} ${dot.y}h0`).join('')}
          className={css['dots']}
        />
      )}
      <circle
        cx={geometry.end.x}
        cy={geometry.end.y}
        r={2.6}
        className={geometry.end.live ? css['dot'] : css['hollow']}
      />
    </svg>
  );
});
