/**
 * B12: alerts a platform-year in a market that stands still, all rules as they are built in; each of them
 * is a false one. Beside it how soon slow-downs injected into the same market are told.
 */
import { randomFrom } from './random.ts';
import { row, type Row } from './rows.ts';
import { DAY, openShop, type Shop, type ShopTerms } from './stationary-market.ts';
import { mean } from './statistics.ts';
import { watchShop, type ToldAlert, type WatchedShop } from './watched-shop.ts';

const START = Date.UTC(2026, 0, 1);
/** Until baselines are known and scores have left their priors. */
const WARM_UP_DAYS = 60;
const YEAR_DAYS = 365;
const SITE_EVERY_MS = 600_000;
const STEP_MS = 43_200_000;
const WINDOW = 40;

/** From bad to good, watched wholly, on the web alone, and hardly. */
function terms(shops: number): ShopTerms[] {
  const watched = ['all', 'web', 'all', 'site-and-prices'] as const;
  return Array.from({ length: shops }, (_, i) => ({
    id: `shop-${i}`,
    good: (i + 0.5) / shops,
    watched: watched[i % watched.length] ?? 'all',
    siteEveryMs: SITE_EVERY_MS,
  }));
}

interface Year {
  shop: Shop;
  watched: WatchedShop;
  /** Told in the year after the warm-up. */
  alerts: ToldAlert[];
  score: { least: number; most: number };
  end: number;
}

/** One shop's year, judged every `stepMs`. */
export function yearOf(
  shopTerms: ShopTerms,
  seed: number,
  { days = YEAR_DAYS, warmUpDays = WARM_UP_DAYS, stepMs = STEP_MS } = {},
): Year {
  const shop = openShop(shopTerms, randomFrom(seed));
  const watched = watchShop(shop, START);
  const counted = START + warmUpDays * DAY;
  const end = counted + days * DAY;
  const alerts: ToldAlert[] = [];
  const score = { least: Infinity, most: -Infinity };
  for (let now = START + stepMs; now <= end; now += stepMs) {
    const told = watched.watch(now);
    if (now <= counted) continue;
    alerts.push(...told);
    score.least = Math.min(score.least, watched.score());
    score.most = Math.max(score.most, watched.score());
  }
  return { shop, watched, alerts, score, end };
}

/** Looks until a slow-down is told, at most WINDOW; null when it is not by then. */
function delayOf({ shop, watched, end }: Year, factor: number): number | null {
  shop.slowDown(factor);
  for (let looks = 1; looks <= WINDOW; looks += 1) {
    const told = watched.watch(end + looks * SITE_EVERY_MS);
    if (told.some(({ events }) => events.some(({ indicator }) => indicator === 'latency')))
      return looks;
  }
  return null;
}

function delayRows(years: readonly Year[], factor: number, published: string): Row[] {
  const delays = years.map((year) => delayOf(year, factor));
  const found = delays.filter((delay) => delay !== null);
  return [
    row({
      id: `B12 x${factor} told within ${WINDOW} looks`,
      figure: found.length / delays.length,
      limit: published,
    }),
    row({
      id: `B12 x${factor} mean delay, looks`,
      figure: mean(delays.map((delay) => delay ?? WINDOW)),
      limit: published,
      note: `${years.length} shops, looked at every 10 min`,
    }),
  ];
}

/** How often each rule spoke. */
function byRule(alerts: readonly ToldAlert[]): string {
  const rules = Map.groupBy(
    alerts.flatMap((alert) => alert.rules),
    (rule) => rule,
  );
  return [...rules].map(([rule, { length }]) => `${rule} ${length}`).join(', ') || 'none';
}

const SHOPS = 12;

export function run(): Row[] {
  const years = terms(SHOPS).map((each, i) => yearOf(each, 120 + i));
  const alerts = years.flatMap((year) => year.alerts);
  const most = years.reduce((a, b) => (b.alerts.length > a.alerts.length ? b : a));
  const spread = mean(years.map(({ score }) => score.most - score.least));
  const half = years.length / 2;
  return [
    row({
      id: 'B12 alerts a platform-year',
      figure: alerts.length / years.length,
      atMost: 1,
      note: `${alerts.length} in ${years.length} years: ${byRule(alerts)}`,
    }),
    row({
      id: 'B12 most of one shop',
      figure: most.alerts.length,
      note: `${most.shop.id}: ${byRule(most.alerts)}`,
    }),
    row({ id: 'B12 points a score trembles', figure: spread, note: 'least to most in a year' }),
    ...delayRows(years.slice(0, half), 2, 'B3 at 1 in 1000: >=.78, 18'),
    ...delayRows(years.slice(half), 3, 'B3 at 1 in 1000: >=.88, 12.5'),
  ];
}
