import { scaleLinear } from 'd3-scale';
import { useId, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useWidth } from '../charts/use-width.ts';
import { countText, moneyText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import sr from '../ui/sr.module.css';
import { anchorOf, apart } from './labels.ts';
import css from './PriceStrip.module.css';
import { pilesOf, type Priced, type Strip } from './strip.ts';
import { MARKET_WORDS } from './words.ts';

const BOX = { height: 190, top: 36, bottom: 30, left: 12, right: 12 } as const;
const COLUMN = 6;
const MOST_RISE = 7;
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 };
const TICK_ROOM = 84;
const LABEL_ROOM = 110;

/** Round, and drawn as a stroke of no length: thousands of them are one path. */
const dot = (x: number, y: number) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`;

/** Every platform's landed price on one axis, with its list price at the other end of a line. */
export function PriceStrip({ strip, mine, title }: { strip: Strip; mine: string; title: string }) {
  const words = useWords(MARKET_WORDS);
  const hatch = useId();
  const { ref, width } = useWidth<HTMLDivElement>();
  const [cursor, setCursor] = useState<number | null>(null);
  const { priced, median, p10, p90, band } = strip;
  const all = priced.flatMap(({ listed, landed }) => [listed, landed]);
  const [least, most] = [Math.min(...all, band?.edge ?? Infinity), Math.max(...all)];
  const room = Math.max(100, (most - least) * 0.06);
  const x = scaleLinear(
    [Math.max(0, least - room), most + room],
    [BOX.left, Math.max(BOX.left + 1, width - BOX.right)],
  );
  const bottom = BOX.height - BOX.bottom;
  const piles = pilesOf(
    priced.map(({ landed }) => x(landed)),
    COLUMN,
  );
  const rise = Math.min(MOST_RISE, (bottom - BOX.top - 12) / Math.max(1, ...piles));
  const places = priced.map((one, i) => ({
    one,
    x: x(one.landed),
    from: x(one.listed),
    y: bottom - 8 - (piles[i] ?? 0) * rise,
  }));
  const ticks = apart(
    x.ticks(Math.max(2, Math.floor(width / TICK_ROOM))).map((tick) => ({
      x: x(tick),
      text: moneyText(tick),
      anchor: anchorOf(x(tick), width),
    })),
  );
  const own = places.find(({ one }) => one.platformId === mine);
  const at = cursor === null ? undefined : places[cursor];
  const reading =
    at === undefined || cursor === null ? '' : readingOf(at.one, cursor, priced.length);

  function readingOf({ name, landed, listed }: Priced, place: number, count: number) {
    return words.reading(
      name,
      moneyText(landed),
      moneyText(listed),
      countText(place + 1),
      countText(count),
    );
  }

  function onKey(event: KeyboardEvent) {
    const last = priced.length - 1;
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
    const box = event.currentTarget.getBoundingClientRect();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    const far = (place: (typeof places)[number]) => Math.hypot(place.x - px, place.y - py);
    let nearest = 0;
    for (const [i, place] of places.entries()) {
      const best = places[nearest];
      if (best === undefined || far(place) < far(best)) nearest = i;
    }
    setCursor(nearest);
  }

  return (
    <>
      <div
        ref={ref}
        className={css['strip']}
        role="group"
        aria-label={words.chart(title, countText(priced.length))}
        tabIndex={0}
        onKeyDown={onKey}
        onPointerMove={onPoint}
        onPointerLeave={() => setCursor(null)}
        onBlur={() => setCursor(null)}
      >
        {width === 0 ? null : (
          <svg width={width} height={BOX.height} aria-hidden="true" data-points={priced.length}>
            <defs>
              <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse">
                <path d="M-1 8 8 -1" className={css['hatch']} />
              </pattern>
            </defs>
            <rect
              x={x(p10)}
              width={Math.max(1, x(p90) - x(p10))}
              y={BOX.top}
              height={bottom - BOX.top}
              className={css['range']}
            />
            {band === null ? null : (
              <g data-edge={band.edge}>
                <rect
                  x={BOX.left}
                  width={Math.max(0, x(band.edge) - BOX.left)}
                  y={BOX.top}
                  height={bottom - BOX.top}
                  fill={`url(#${hatch})`}
                />
                <line
                  x1={x(band.edge)}
                  x2={x(band.edge)}
                  y1={BOX.top}
                  y2={bottom}
                  className={css['edge']}
                />
                {x(band.edge) - BOX.left < 52 ? null : (
                  <text x={x(band.edge) - 5} y={BOX.top + 13} textAnchor="end">
                    {words.trapBand}
                  </text>
                )}
              </g>
            )}
            <line
              x1={BOX.left}
              x2={width - BOX.right}
              y1={bottom}
              y2={bottom}
              className={css['axis']}
            />
            {ticks.map((tick) => (
              <text key={tick.text} x={tick.x} y={bottom + 18} textAnchor={tick.anchor}>
                {tick.text}
              </text>
            ))}
            <line
              x1={x(median)}
              x2={x(median)}
              y1={BOX.top}
              y2={bottom}
              className={css['median']}
            />
            <text x={x(median)} y={BOX.top - 6} {...beside(x(median), own?.x, width)}>
              {words.median} {moneyText(median)}
            </text>
            <path
              d={places
                .map(({ from, x: to, y }) => `M${from.toFixed(1)} ${y.toFixed(1)}H${to.toFixed(1)}`)
                .join('')}
              className={css['fees']}
            />
            <path
              d={places.map((place) => dot(place.x, place.y)).join('')}
              className={css['dots']}
            />
            {own === undefined ? null : (
              <g>
                <path d={`M${own.from} ${own.y}H${own.x}`} className={css['ownFees']} />
                <path
                  d="M0 -7 7 0 0 7 -7 0z"
                  transform={`translate(${own.x} ${own.y})`}
                  className={css['own']}
                />
                <text
                  x={own.x}
                  y={14}
                  textAnchor={anchorOf(own.x, width)}
                  className={css['ownText']}
                >
                  {words.here} {moneyText(own.one.landed)}
                </text>
                <line x1={own.x} x2={own.x} y1={18} y2={own.y - 8} className={css['ownLine']} />
              </g>
            )}
            {at === undefined ? null : (
              <circle cx={at.x} cy={at.y} r={6.5} className={css['cursor']} />
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

/** Where the median's label stands so that the line of one's own does not cross it. */
function beside(px: number, own: number | undefined, width: number) {
  if (own === undefined || Math.abs(own - px) > LABEL_ROOM) {
    return { textAnchor: anchorOf(px, width) };
  }
  const isLeft = own >= px ? px > LABEL_ROOM : px > width - LABEL_ROOM;
  return isLeft ? { textAnchor: 'end' as const, dx: -4 } : { textAnchor: 'start' as const, dx: 4 };
}
