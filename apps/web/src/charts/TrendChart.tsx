import type { Trend } from '@kaopu/contracts';
import { useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { pointsText, scoreText } from '../format/number.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { TREND_WORDS } from './trend-words.ts';
import { useWords } from '../i18n/use-words.ts';
import sr from '../ui/sr.module.css';
import css from './TrendChart.module.css';
import { nearest, trendModel, TREND_BOX } from './trend-model.ts';
import { useWidth } from './use-width.ts';
import { versionChanges } from './version-changes.ts';

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 };
/** What a new formula is marked with takes as much, px. */
const VERSION_ROOM = 90;
const Y_TICKS = [0, 25, 50, 75, 100];

/**
 * Score with its 90 % band on a fixed 0–100 axis, and numbered marks where something changed. A span
 * (ms) may be shaded; what it means is said beside the picture.
 */
export function TrendChart({
  trend,
  shaded = null,
}: {
  trend: Trend;
  shaded?: { from: number; until: number } | null;
}) {
  const { absolute } = useI18n();
  const trendWords = useWords(TREND_WORDS);
  const { ref, width } = useWidth<HTMLDivElement>();
  const model = useMemo(() => trendModel(trend, Math.max(width, 240)), [trend, width]);
  const [cursor, setCursor] = useState<number | null>(null);
  const { points, x, y } = model;
  const at = cursor === null ? undefined : points[Math.min(cursor, points.length - 1)];
  const values = points.map((point) => point.value);
  const reading =
    at === undefined
      ? ''
      : trendWords.point(
          absolute(at.at, true),
          pointsText(at.value),
          scoreText(at.lo),
          scoreText(at.hi),
        );

  function onKey(event: KeyboardEvent) {
    const last = points.length - 1;
    const step = STEPS[event.key];
    if (event.key === 'Home') setCursor(0);
    else if (event.key === 'End') setCursor(last);
    else if (event.key === 'Escape') setCursor(null);
    else if (step !== undefined) {
      setCursor((now) => Math.min(last, Math.max(0, now === null ? last : now + step)));
    } else return;
    event.preventDefault();
  }

  function onPoint(event: PointerEvent<HTMLDivElement>) {
    const px = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const index = nearest(points, x, px);
    setCursor(index === -1 ? null : index);
  }

  const summary = trendWords.chart(
    scoreText(values[0] ?? 0),
    scoreText(values.at(-1) ?? 0),
    scoreText(Math.min(...values)),
    scoreText(Math.max(...values)),
  );
  const bottom = TREND_BOX.height - TREND_BOX.bottom;
  return (
    <div
      ref={ref}
      className={css['chart']}
      role="group"
      aria-label={summary}
      tabIndex={0}
      onKeyDown={onKey}
      onPointerMove={onPoint}
      onPointerLeave={() => setCursor(null)}
      onBlur={() => setCursor(null)}
    >
      {width === 0 ? null : (
        <svg width={width} height={TREND_BOX.height} aria-hidden="true">
          {shaded === null ? null : (
            <rect
              {...model.shade(shaded)}
              y={TREND_BOX.top}
              height={bottom - TREND_BOX.top}
              className={css['shaded']}
            />
          )}
          {Y_TICKS.map((tick) => (
            <g key={tick}>
              <line
                x1={TREND_BOX.left}
                x2={model.right}
                y1={y(tick)}
                y2={y(tick)}
                className={css['grid']}
              />
              <text x={TREND_BOX.left - 6} y={y(tick) + 4} textAnchor="end">
                {tick}
              </text>
            </g>
          ))}
          {model.ticks.map((tick) => (
            <g key={tick.at}>
              <line
                x1={x(tick.at)}
                x2={x(tick.at)}
                y1={bottom}
                y2={bottom + 4}
                className={css['edge']}
              />
              <text x={x(tick.at)} y={bottom + 18} textAnchor={anchor(x(tick.at), width)}>
                {tick.text}
              </text>
            </g>
          ))}
          {model.bands.map((path) => (
            <path key={path} d={path} className={css['band']} />
          ))}
          {model.lines.map((path) => (
            <path key={path} d={path} className={css['line']} />
          ))}
          {model.singles.map((point) => (
            <g key={point.at}>
              <line
                x1={x(point.at)}
                x2={x(point.at)}
                y1={y(point.lo)}
                y2={y(point.hi)}
                className={css['whisker']}
              />
              <circle cx={x(point.at)} cy={y(point.value)} r={3} className={css['dot']} />
            </g>
          ))}
          {versionChanges(trend.points).map((change) => {
            const px = x(new Date(change.at).getTime());
            return (
              <g key={change.at} data-version={change.to}>
                <line x1={px} x2={px} y1={TREND_BOX.top} y2={bottom} className={css['version']} />
                <text
                  x={px > width - VERSION_ROOM ? px - 4 : px + 4}
                  y={bottom - 6}
                  textAnchor={px > width - VERSION_ROOM ? 'end' : 'start'}
                >
                  {trendWords.versionMark}
                </text>
              </g>
            );
          })}
          {model.marks.map((cluster) => (
            <g key={cluster.first}>
              <line x1={cluster.x} x2={cluster.x} y1={24} y2={bottom} className={css['pin']} />
              <rect
                x={cluster.x - (cluster.first === cluster.last ? 11 : 17)}
                y={2}
                width={cluster.first === cluster.last ? 22 : 34}
                height={22}
                rx={11}
                className={css['pinHead']}
              />
              <text x={cluster.x} y={17} textAnchor="middle" className={css['pinText']}>
                {cluster.first === cluster.last
                  ? cluster.first
                  : `${cluster.first}–${cluster.last}`}
              </text>
            </g>
          ))}
          {at === undefined ? null : (
            <g>
              <line
                x1={x(at.at)}
                x2={x(at.at)}
                y1={TREND_BOX.top}
                y2={bottom}
                className={css['cursor']}
              />
              <circle cx={x(at.at)} cy={y(at.value)} r={4.5} className={css['cursorDot']} />
            </g>
          )}
        </svg>
      )}
      <p className={css['reading']} aria-hidden="true" hidden={reading === ''}>
        {reading}
      </p>
      <p className={sr['only']} aria-live="polite">
        {reading}
      </p>
    </div>
  );
}

/** Keeps the outermost labels inside the picture. */
function anchor(px: number, width: number): 'start' | 'middle' | 'end' {
  if (px < 40) return 'start';
  return px > width - 30 ? 'end' : 'middle';
}
