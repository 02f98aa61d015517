import type { Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import { brokenPromises } from '../play.ts';
import { harmAcross, inTheMiddleOfLooks } from './harm.ts';

const PER_HOST = 4;
const GAP_MS = 500;

/** How many visits to one host met another, and the shortest rest that one was left. */
function manners({ plan, shop }: Stage): { overlaps: number; shortestGapMs: number } {
  const hosts = Map.groupBy(plan, ({ siteUrl }) => new URL(siteUrl).hostname);
  const gaps = [...hosts.values()].flatMap((probes) => {
    const visits = probes.flatMap(({ number }) => shop.arrivals(number));
    const sorted = visits.toSorted((a, b) => a.at - b.at);
    return sorted.slice(1).map(({ at }, i) => at - (sorted[i]?.endedAt ?? 0));
  });
  return { overlaps: gaps.filter((gap) => gap < 0).length, shortestGapMs: Math.min(...gaps) };
}

export const politeness: Scenario = {
  name: 'politeness',
  about: 'row 18: four probes a host and kills of workers: never two at once, and the gap is kept',
  workers: 3,
  outageEvery: Infinity,
  size: () => ({ perHost: PER_HOST }),
  prepare(stage) {
    stage.env['KAOPU_HOST_GAP_SECONDS'] = String(GAP_MS / 1_000);
    stage.shop.slow(20);
    return Promise.resolve();
  },
  async run(stage) {
    const kills = await harmAcross(stage, (turn) =>
      inTheMiddleOfLooks(stage, 3, async () => {
        await stage.workers[turn % stage.workers.length]?.kill();
      }),
    );
    await stage.passed(1);
    return { kills, ...manners(stage) };
  },
  // The database keeps whole milliseconds.
  judge: (line) =>
    brokenPromises(line) ??
    (Number(line['shortestGapMs']) < GAP_MS - 1 ? 'the gap was not kept' : null),
};
