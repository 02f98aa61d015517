import { lookOf } from '../charts/series-look.ts';
import type { DotRow } from '../charts/DotPlot.tsx';
import { useWidth } from '../charts/use-width.ts';

const WIDEST = 460;
/** Room for the labels. */
const MARGIN = { side: 76, end: 28 } as const;
const RINGS = [25, 50, 75, 100];

type Point = [x: number, y: number];

const path = (points: readonly Point[]) => `M${points.map((point) => point.join(' ')).join('L')}Z`;

/** Lines only and axes in their fixed order: filled areas would say something that is not so. */
export function Radar({ label, rows }: { label: string; rows: readonly DotRow[] }) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const size = Math.min(width, WIDEST);
  const radius = Math.max(1, size / 2 - MARGIN.side);
  const height = 2 * (radius + MARGIN.end);
  const at = (axis: number, value: number): Point => {
    const angle = (axis / rows.length) * 2 * Math.PI;
    const r = (value / 100) * radius;
    return [size / 2 + r * Math.sin(angle), height / 2 - r * Math.cos(angle)];
  };
  const series = Math.max(0, ...rows.map(({ dots }) => dots.length));
  return (
    <div ref={ref} style={{ minHeight: 240 }}>
      {width === 0 ? null : (
        <svg
          width={size}
          height={height}
          role="img"
          aria-label={label}
          fontSize={12}
          fill="none"
          stroke="var(--line)"
        >
          {RINGS.map((ring) => (
            <path key={ring} d={path(rows.map((_row, axis) => at(axis, ring)))} />
          ))}
          {rows.map(({ id, label: name }, axis) => {
            const [x, y] = at(axis, 100);
            const [labelX, labelY] = at(axis, 100 + 1_000 / radius);
            return (
              <g key={id}>
                <line x1={size / 2} y1={height / 2} x2={x} y2={y} />
                <text
                  x={labelX}
                  y={labelY + 4}
                  textAnchor={
                    Math.abs(labelX - size / 2) < 4 ? 'middle' : labelX > size / 2 ? 'start' : 'end'
                  }
                  fill="var(--ink)"
                  stroke="none"
                >
                  {name}
                </text>
              </g>
            );
          })}
          {Array.from({ length: series }, (_, one) => {
            const { path: mark, colour, dashes, shape } = lookOf(one);
            const points = rows.flatMap(({ dots }, axis) => {
              const dot = dots[one];
              return dot === null || dot === undefined ? [] : [at(axis, dot.value)];
            });
            return points.length === 0 ? null : (
              <g key={shape} stroke={colour} strokeWidth={1.8} data-shape={shape}>
                <path d={path(points)} strokeDasharray={dashes} />
                {points.map(([x, y]) => (
                  <path
                    key={`${x} ${y}`}
                    d={mark}
                    fill={colour}
                    transform={`translate(${x} ${y})`}
                  />
                ))}
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}
