import type { RecordEvent } from '@kaopu/contracts';
import { scaleLinear } from 'd3-scale';
import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useNow } from '../app/use-now.ts';
import { useWidth } from '../charts/use-width.ts';
import { countText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import sr from '../ui/sr.module.css';
import { shownLanes, spanOf, ticksOf } from './lanes.ts';
import css from './Lanes.module.css';
import { useReading } from './use-reading.ts';
import { RECORD_WORDS } from './words.ts';

const BOX = { left: 96, right: 14, top: 8, lane: 30, bottom: 24 } as const;
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 };
const TICK_ROOM = 72;
/** An octagon for what weighs, a square for what merely is. */
const SHAPES = {
  grave: 'M-3 -7h6l4 4v6l-4 4h-6l-4 -4v-6z',
  plain: 'M-5 -5h10v10h-10z',
} as const;

/** All records by time, a lane a kind; what is not sure to be this company's is hollow. */
export function Lanes({
  events,
  about,
  shared,
}: {
  events: readonly RecordEvent[];
  /** Whose they are, where several stand below each other; these share a span, ms. */
  about?: string;
  shared?: readonly [from: number, to: number];
}) {
  const words = useWords(RECORD_WORDS);
  const readingOf = useReading();
  const now = useNow();
  const { ref, width } = useWidth<HTMLDivElement>();
  const [cursor, setCursor] = useState<number | null>(null);
  const ordered = [...events].sort((a, b) => a.at.localeCompare(b.at));
  const lanes = shownLanes(events);
  const span = shared ?? spanOf(events, now);
  const x = scaleLinear(span, [BOX.left + 10, Math.max(BOX.left + 11, width - BOX.right)]);
  const bottom = BOX.top + lanes.length * BOX.lane;
  const height = bottom + BOX.bottom;
  const placeOf = ({ at, lane }: RecordEvent) => ({
    x: x(new Date(at).getTime()),
    y: BOX.top + (lanes.indexOf(lane) + 0.5) * BOX.lane,
  });
  const at = cursor === null ? undefined : ordered[cursor];
  const reading = at === undefined ? '' : readingOf(at);

  function onKey(event: KeyboardEvent) {
    const last = ordered.length - 1;
    const step = STEPS[event.key];
    if (event.key === 'Home') setCursor(0);
    else if (event.key === 'End') setCursor(last);
    else if (event.key === 'Escape') setCursor(null);
    else if (step !== undefined) {
      setCursor((before) => (before === null ? last : Math.min(last, Math.max(0, before + step))));
    } else return;
    event.preventDefault();
  }

  function onPoint(event: PointerEvent<HTMLDivElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    const far = (one: RecordEvent) => {
      const place = placeOf(one);
      return Math.hypot(place.x - event.clientX + box.left, place.y - event.clientY + box.top);
    };
    const distances = ordered.map(far);
    const least = Math.min(...distances);
    setCursor(least < BOX.lane ? distances.indexOf(least) : null);
  }

  return (
    <>
      <div
        ref={ref}
        className={css['lanes']}
        style={{ height }}
        role="group"
        aria-label={[about, words.chart(countText(events.length))].filter(Boolean).join('：')}
        tabIndex={0}
        onKeyDown={onKey}
        onPointerMove={onPoint}
        onPointerLeave={() => setCursor(null)}
        onBlur={() => setCursor(null)}
      >
        {width === 0 ? null : (
          <svg width={width} height={height} aria-hidden="true" data-points={ordered.length}>
            {lanes.map((lane, i) => {
              const y = BOX.top + (i + 0.5) * BOX.lane;
              const isEmpty = events.every((event) => event.lane !== lane);
              return (
                <g key={lane} data-lane={lane}>
                  <line x1={BOX.left} x2={width} y1={y} y2={y} className={css['line']} />
                  <text x={0} y={y + 4} className={css['name']}>
                    {words.lanes[lane]}
                  </text>
                  {isEmpty ? (
                    <text x={BOX.left + 10} y={y - 5}>
                      {words.laneEmpty}
                    </text>
                  ) : null}
                </g>
              );
            })}
            {ticksOf(span, Math.max(2, Math.floor((width - BOX.left) / TICK_ROOM)))
              .filter((tick) => x(tick.at) > BOX.left && x(tick.at) < width - 18)
              .map((tick) => (
                <g key={tick.at}>
                  <line
                    x1={x(tick.at)}
                    x2={x(tick.at)}
                    y1={BOX.top}
                    y2={bottom}
                    className={css['line']}
                  />
                  <text x={x(tick.at)} y={height - 7} textAnchor="middle">
                    {tick.text}
                  </text>
                </g>
              ))}
            {ordered.map((event) => {
              const place = placeOf(event);
              const isGrave = event.lane === 'penalty' || event.lane === 'lawsuit';
              const isSure = event.match !== 'namesake';
              return (
                <path
                  key={event.id}
                  d={isGrave ? SHAPES.grave : SHAPES.plain}
                  transform={`translate(${place.x} ${place.y})`}
                  className={isSure ? css['sure'] : css['unsure']}
                  data-match={event.match ?? 'none'}
                />
              );
            })}
            {at === undefined ? null : (
              <circle cx={placeOf(at).x} cy={placeOf(at).y} r={11} className={css['cursor']} />
            )}
          </svg>
        )}
      </div>
      <p className={css['reading']} aria-hidden="true">
        {reading === '' ? words.hint : reading}
      </p>
      <p className={sr['only']} aria-live="polite">
        {reading}
      </p>
    </>
  );
}
