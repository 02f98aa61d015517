import { useState, type CSSProperties, type KeyboardEvent } from 'react';
import { countText } from '../format/number.ts';
import sr from '../ui/sr.module.css';
import { useWidth } from './use-width.ts';

export interface SlopeLine {
  id: string;
  label: string;
  /** Ranks from 1; null: none. */
  from: number | null;
  to: number | null;
  /** The line in words. */
  said: string;
}

const ROW_PX = 26;
const END_PX = 5;
const STEPS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

const GRID: CSSProperties = {
  display: 'grid',
  gridTemplateColumns: 'auto minmax(64px, 1fr) minmax(0, 2fr)',
  columnGap: 8,
  marginTop: 8,
};
const ROW: CSSProperties = {
  height: ROW_PX,
  lineHeight: `${ROW_PX}px`,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
};

function sortedBy(lines: readonly SlopeLine[], rank: (line: SlopeLine) => number | null) {
  return [...lines].sort((a, b) => (rank(a) ?? Infinity) - (rank(b) ?? Infinity));
}

/**
 * Old ranks on the left, new ones on the right, in order but not to scale; a line for each. What is
 * said of the line under the cursor (arrow keys, pointer) is announced.
 */
export function Slope({
  title,
  lines,
  unranked,
}: {
  title: string;
  lines: readonly SlopeLine[];
  unranked: string;
}) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const [cursor, setCursor] = useState<number | null>(null);
  const left = sortedBy(lines, ({ from }) => from);
  const right = sortedBy(lines, ({ to }) => to);
  const at = cursor === null ? undefined : right[Math.min(cursor, right.length - 1)];
  const rank = (place: number | null) => (place === null ? unranked : countText(place));
  const look = (line: SlopeLine): CSSProperties =>
    line === at ? { ...ROW, color: 'var(--accent)' } : ROW;
  const y = (place: number) => (place + 0.5) * ROW_PX;

  function onKey(event: KeyboardEvent) {
    const step = STEPS[event.key];
    if (event.key === 'Escape') setCursor(null);
    else if (step === undefined) return;
    else {
      setCursor((now) => (now === null ? 0 : Math.min(right.length - 1, Math.max(0, now + step))));
    }
    event.preventDefault();
  }

  return (
    <div
      role="group"
      aria-label={title}
      tabIndex={0}
      style={GRID}
      onKeyDown={onKey}
      onBlur={() => setCursor(null)}
      onPointerLeave={() => setCursor(null)}
    >
      <ol aria-hidden="true" style={{ textAlign: 'end' }}>
        {left.map((line) => (
          <li key={line.id} style={look(line)}>
            {rank(line.from)}
          </li>
        ))}
      </ol>
      <div ref={ref}>
        <svg width={width} height={lines.length * ROW_PX} aria-hidden="true" display="block">
          {left.map((line, i) => {
            const [from, to] = [y(i), y(right.indexOf(line))];
            const stroke = line === at ? 'var(--accent)' : 'var(--edge)';
            return (
              <g key={line.id} style={{ stroke, fill: stroke }} strokeWidth={line === at ? 3 : 1.5}>
                <line x1={END_PX} x2={Math.max(END_PX, width - END_PX)} y1={from} y2={to} />
                <circle cx={END_PX} cy={from} r={2.5} />
                <circle cx={Math.max(END_PX, width - END_PX)} cy={to} r={2.5} />
              </g>
            );
          })}
        </svg>
      </div>
      <ol aria-hidden="true">
        {right.map((line, i) => (
          <li
            key={line.id}
            style={look(line)}
            title={line.said}
            onPointerEnter={() => setCursor(i)}
          >
            <strong>{rank(line.to)}</strong> {line.label}
          </li>
        ))}
      </ol>
      <span role="status" className={sr['only']}>
        {at?.said}
      </span>
    </div>
  );
}
