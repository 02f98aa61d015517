import type { Random } from './random.ts';
import type { Cell } from './world-market.ts';

/** The cells of one platform by dimension; null where nothing was seen. */
export type Seen = readonly (readonly (Cell | null)[])[];

export type CellShare = (good: number, n: number) => number;

const FLOOR = 0.01;

/** Geometric mean over dimensions of the mean over seen cells; what was not seen is left out. */
export function meanOfSeen(dimensions: Seen, weights: readonly number[], share: CellShare): number {
  let logs = 0;
  let total = 0;
  for (const [d, cells] of dimensions.entries()) {
    const shares = cells.flatMap((cell) =>
      cell === null || cell.n === 0 ? [] : [share(cell.good, cell.n)],
    );
    if (shares.length === 0) continue;
    const weight = weights[d] ?? 0;
    const average = shares.reduce((sum, one) => sum + one, 0) / shares.length;
    logs += weight * Math.log(Math.max(FLOOR, average));
    total += weight;
  }
  return total === 0 ? 0 : Math.exp(logs / total);
}

const K = 16;

/** Elo: each day, the platforms seen in an indicator are paired at random and the better one wins. */
export function eloRatings(platforms: readonly Seen[], random: Random): number[] {
  const ratings = platforms.map(() => 1500);
  const games = new Map<string, { platform: number; share: number }[]>();
  for (const [platform, dimensions] of platforms.entries()) {
    for (const [d, cells] of dimensions.entries()) {
      for (const [i, cell] of cells.entries()) {
        for (const { day, good, bad } of cell?.days ?? []) {
          const key = `${String(day).padStart(3, '0')}/${d}/${i}`;
          const players = games.get(key) ?? [];
          players.push({ platform, share: good / (good + bad) });
          games.set(key, players);
        }
      }
    }
  }
  for (const [, players] of [...games].sort(([a], [b]) => (a < b ? -1 : 1))) {
    while (players.length > 1) {
      const [a] = players.splice(random.below(players.length), 1);
      const [b] = players.splice(random.below(players.length), 1);
      if (a === undefined || b === undefined) break;
      const difference = (ratings[b.platform] ?? 0) - (ratings[a.platform] ?? 0);
      const expected = 1 / (1 + 10 ** (difference / 400));
      const won = (1 + Math.sign(a.share - b.share)) / 2;
      ratings[a.platform] = (ratings[a.platform] ?? 0) + K * (won - expected);
      ratings[b.platform] = (ratings[b.platform] ?? 0) - K * (won - expected);
    }
  }
  return ratings;
}
