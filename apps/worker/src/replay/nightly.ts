import { claimReplay, finishReplay, judgedPlatforms, type Db } from '@kaopu/db';
import { replayPlatform, type ReplayOptions, type ReplayReport } from './replay.ts';

/** Share of the platforms that one night replays. */
const SHARE = 0.01;
const MOST_DETAILS = 20;

/** `count` different elements, each equally likely; `random` gives numbers from 0 to 1, 1 excluded. */
export function pick<T>(items: readonly T[], count: number, random: () => number): T[] {
  const left = [...items];
  const picked: T[] = [];
  while (picked.length < count && left.length > 0) {
    picked.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return picked;
}

/**
 * Once a night: replays a random hundredth of the platforms, one at least, and keeps the outcome
 * for the health report. Returns null when this night's is done already, or under way.
 */
export async function replayTonight(
  db: Db,
  options: ReplayOptions,
  now: () => number,
  random: () => number,
): Promise<ReplayReport[] | null> {
  const day = await claimReplay(db, new Date(now()));
  if (day === null) return null;
  const all = await judgedPlatforms(db);
  const chosen = pick(all, Math.max(1, Math.ceil(all.length * SHARE)), random);
  const reports: ReplayReport[] = [];
  for (const id of chosen) {
    const report = await replayPlatform(db, id, options);
    // Null: gone meanwhile.
    if (report !== null) reports.push(report);
  }
  const sum = (of: (report: ReplayReport) => number) =>
    reports.reduce((total, report) => total + of(report), 0);
  await finishReplay(db, day, new Date(now()), {
    platforms: reports.length,
    snapshots: sum(({ snapshots }) => snapshots),
    differences: sum((report) => report.differences),
    details: reports
      .flatMap(({ platformId, first }) => first.map((found) => ({ platformId, ...found })))
      .slice(0, MOST_DETAILS),
  });
  return reports;
}
