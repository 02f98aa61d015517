import { max, min } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { moneyText } from '../format/number.ts';
import { useWords } from '../i18n/use-words.ts';
import { priceDomain, priceSteps, type PricePoint } from './price-steps.ts';
import css from './StepPrice.module.css';
import { timeTicks } from './time-ticks.ts';
import { useWidth } from './use-width.ts';
import { PLATFORM_WORDS } from '../platform/words.ts';

const BOX = { height: 128, top: 14, right: 64, bottom: 22, left: 4 } as const;

/** A price first seen this second still needs an axis to stand on. */
const MIN_SPAN_MS = 60_000;

/** A price as it stood, step by step; broken where none was shown. One colour: direction has none. */
export function StepPrice({
  title,
  points,
  market,
  until,
}: {
  title: string;
  points: readonly PricePoint[];
  market: number | null;
  until: number;
}) {
  const texts = useWords(PLATFORM_WORDS);
  const { ref, width } = useWidth<HTMLDivElement>();
  const prices = points.flatMap((point) => (point.price === null ? [] : [point.price]));
  const domain = priceDomain(market === null ? prices : [...prices, market]);
  const from = Math.min(points[0]?.at ?? until, until - MIN_SPAN_MS);
  if (domain === null) return null;
  const right = Math.max(BOX.left + 1, width - BOX.right);
  const x = scaleLinear([from, until], [BOX.left, right]);
  const y = scaleLinear(domain, [BOX.height - BOX.bottom, BOX.top]);
  const last = prices.at(-1);
  const label = texts.prices.chart(
    title,
    moneyText(min(prices) ?? null),
    moneyText(max(prices) ?? null),
  );
  // Two labels at the right edge must not lie on each other.
  const near = last !== undefined && market !== null && Math.abs(y(market) - y(last)) < 15;
  return (
    <div ref={ref} className={css['chart']}>
      {width === 0 ? null : (
        <svg width={width} height={BOX.height} role="img" aria-label={label}>
          <line
            x1={BOX.left}
            x2={right}
            y1={BOX.height - BOX.bottom}
            y2={BOX.height - BOX.bottom}
            className={css['axis']}
          />
          {timeTicks(from, until, Math.max(2, Math.floor((right - BOX.left) / 64)))
            .filter((tick) => x(tick.at) < right - 4)
            .map((tick) => (
              <text
                key={tick.at}
                x={x(tick.at)}
                y={BOX.height - 6}
                textAnchor={x(tick.at) < 24 ? 'start' : 'middle'}
              >
                {tick.text}
              </text>
            ))}
          {market === null ? null : (
            <g>
              <line
                x1={BOX.left}
                x2={right}
                y1={y(market)}
                y2={y(market)}
                className={css['market']}
              />
              {near ? null : (
                <text x={right + 6} y={y(market) + 4}>
                  {moneyText(market)}
                </text>
              )}
            </g>
          )}
          {priceSteps(points, until).map((run) => (
            <path
              key={run[0]?.from}
              className={css['line']}
              d={run
                .map(
                  (step, i) =>
                    `${i === 0 ? 'M' : 'L'}${x(step.from)},${y(step.price)}H${x(step.to)}`,
                )
                .join('')}
            />
          ))}
          {points.map((point) =>
            point.price === null ? null : (
              <circle
                key={point.at}
                cx={x(point.at)}
                cy={y(point.price)}
                r={2.5}
                className={css['dot']}
              />
            ),
          )}
          {last === undefined ? null : (
            <text x={right + 6} y={y(last) + 4} className={css['now']}>
              {moneyText(last)}
            </text>
          )}
        </svg>
      )}
    </div>
  );
}
