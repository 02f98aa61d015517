import type { Health } from '@kaopu/contracts';

const MINUTE = 60;

/** Seconds, in whole minutes, since anybody looked at anything; null while somebody does, or when not known. */
export function stoppedFor(
  { reasons, workers }: Pick<Health, 'reasons' | 'workers'>,
  now: number,
): number | null {
  if (!reasons.includes('no-worker') || workers.lastSeenAt === null) return null;
  const seconds = (now - Date.parse(workers.lastSeenAt)) / 1_000;
  return Math.max(1, Math.floor(seconds / MINUTE)) * MINUTE;
}
