/** ms UTC, on the database's clock. */
export type Clock = () => number;

/**
 * Goes on with the database's clock from what it said just now, by this machine's monotonic one: no wall
 * clock of a worker, which may be wrong or jump, gets into what is seen and stored.
 */
export function clockFrom(now: Date): Clock {
  const ahead = now.getTime() - performance.now();
  return () => Math.floor(performance.now() + ahead);
}
