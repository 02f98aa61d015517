import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import sr from '../ui/sr.module.css';
import { lookOf } from './series-look.ts';
import { useWidth } from './use-width.ts';

export interface Dot {
  value: number;
  lo: number;
  hi: number;
  /** Rests on too little: dashed and hollow. */
  unsure: boolean;
}

export interface DotRow {
  id: string;
  label: string;
  /** One a series; null where it has none. */
  dots: readonly (Dot | null)[];
  /** The row in words. */
  reading: string;
}

const BOX = { left: 92, right: 32, top: 22, gap: 12, lane: 18 } as const;
const TICKS = [0, 25, 50, 75, 100];
const STEPS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

/**
 * One row a dimension on the fixed scale 0–100, in it one lane a series: interval as whiskers, value
 * as the series' mark. Drawn at its real width, so that text stays as large as it is written.
 */
export function DotPlot({
  label,
  hint,
  rows,
}: {
  label: string;
  hint: string;
  rows: readonly DotRow[];
}) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const [cursor, setCursor] = useState<number | null>(null);
  const series = Math.max(1, ...rows.map(({ dots }) => dots.length));
  const rowHeight = series * BOX.lane + BOX.gap;
  const height = BOX.top + rows.length * rowHeight;
  const right = Math.max(BOX.left + 1, width - BOX.right);
  const x = (value: number) => BOX.left + (value / 100) * (right - BOX.left);
  const reading = cursor === null ? '' : (rows[cursor]?.reading ?? '');

  function onKey(event: KeyboardEvent) {
    const last = rows.length - 1;
    const step = STEPS[event.key];
    if (event.key === 'Home') setCursor(0);
    else if (event.key === 'End') setCursor(last);
    else if (event.key === 'Escape') setCursor(null);
    else if (step !== undefined) {
      setCursor((now) => (now === null ? 0 : Math.min(last, Math.max(0, now + step))));
    } else return;
    event.preventDefault();
  }

  function onPoint(event: PointerEvent<HTMLDivElement>) {
    const py = event.clientY - event.currentTarget.getBoundingClientRect().top - BOX.top;
    const row = Math.floor(py / rowHeight);
    setCursor(row >= 0 && row < rows.length ? row : null);
  }

  return (
    <>
      <div
        ref={ref}
        role="group"
        aria-label={label}
        tabIndex={0}
        style={{ height, minWidth: 0 }}
        onKeyDown={onKey}
        onPointerMove={onPoint}
        onPointerLeave={() => setCursor(null)}
        onBlur={() => setCursor(null)}
      >
        {width === 0 ? null : (
          <svg width={width} height={height} aria-hidden="true" fontSize={12} fill="var(--muted)">
            {TICKS.map((tick) => (
              <g key={tick}>
                <line x1={x(tick)} x2={x(tick)} y1={BOX.top} y2={height} stroke="var(--line)" />
                <text x={x(tick)} y={14} textAnchor="middle">
                  {tick}
                </text>
              </g>
            ))}
            {rows.map((row, i) => (
              <g
                key={row.id}
                transform={`translate(0 ${BOX.top + i * rowHeight})`}
                data-row={row.id}
              >
                <rect
                  width={width}
                  height={rowHeight}
                  fill="var(--accent-soft)"
                  opacity={cursor === i ? 0.7 : 0}
                />
                <line x1={0} x2={width} y1={0} y2={0} stroke="var(--line)" />
                <text x={0} y={rowHeight / 2 + 4} fill="var(--ink)">
                  {row.label}
                </text>
                {row.dots.map((dot, lane) =>
                  dot === null ? null : (
                    <Lane
                      key={lane}
                      dot={dot}
                      series={lane}
                      x={x}
                      y={BOX.gap / 2 + (lane + 0.5) * BOX.lane}
                    />
                  ),
                )}
              </g>
            ))}
          </svg>
        )}
      </div>
      <p aria-hidden="true" style={{ minHeight: '3.2em', color: 'var(--muted)', fontSize: 13 }}>
        {reading === '' ? hint : reading}
      </p>
      <p className={sr['only']} aria-live="polite">
        {reading}
      </p>
    </>
  );
}

function Lane({
  dot: { value, lo, hi, unsure },
  series,
  x,
  y,
}: {
  dot: Dot;
  series: number;
  x: (value: number) => number;
  y: number;
}) {
  const { path, shape, colour } = lookOf(series);
  return (
    <g transform={`translate(0 ${y})`} data-shape={shape}>
      <path
        d={`M${x(lo)} -4v8m0-4H${x(hi)}m0-4v8`}
        stroke={colour}
        strokeWidth={1.6}
        strokeDasharray={unsure ? '3 3' : undefined}
        fill="none"
      />
      <path
        d={path}
        transform={`translate(${x(value)} 0)`}
        stroke={colour}
        strokeWidth={1.5}
        fill={unsure ? 'var(--surface)' : colour}
      />
      <text x={x(hi) + 5} y={4} fill="var(--ink)">
        {Math.round(value)}
      </text>
    </g>
  );
}
