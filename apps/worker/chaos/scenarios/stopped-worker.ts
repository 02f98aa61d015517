import { setTimeout as sleep } from 'node:timers/promises';
import { brokenPromises } from '../play.ts';
import { removeFence } from '../other-fence.ts';
import type { Figures, Scenario } from '../scenario.ts';
import { busiest } from '../sockets.ts';
import { LEASE_MS, type Stage } from '../stage.ts';
import { until } from '../store.ts';

const LOOKS = 6;
const ALL_MS = 10_000;

/** Beyond its leases, which the planner then tells the other of. */
const BEYOND_LEASES_MS = LEASE_MS + 5_000;
const MINUTE_MS = 60_000;

/** One worker is stopped in the middle of its looks until others have made them, and goes on then. */
async function stopInTheMiddle(
  { shop, workers, passed }: Stage,
  stoppedMs: number,
): Promise<Figures> {
  await passed(0.1);
  shop.hold(true);
  await until(() => shop.waiting() >= LOOKS, ALL_MS, 20);
  const worker = busiest(workers, shop.port);
  worker?.signal('SIGSTOP');
  const stopped = shop.waiting();
  shop.hold(false);
  await sleep(stoppedMs);
  worker?.signal('SIGCONT');
  return { waitingWhenStopped: stopped, stoppedSeconds: stoppedMs / 1_000 };
}

export const stoppedWorker: Scenario = {
  name: 'stopped-worker',
  about:
    'row 13: SIGSTOP of a worker for a minute (short: beyond its leases), then SIGCONT: what it hands in late is refused',
  run: (stage) => stopInTheMiddle(stage, stage.terms.short ? BEYOND_LEASES_MS : MINUTE_MS),
  judge: (line) => brokenPromises(line) ?? (line['lookedAgain'] === 0 ? 'no look was late' : null),
};

/** The same with the fence removed: were there no doubles to be seen, the programme would prove nothing. */
export const control: Scenario = {
  name: 'control',
  about: 'the same with the fence removed from a copy of the code: doubles must be seen',
  prepare: removeFence,
  // A worker that is deaf for a minute exits with what it holds.
  run: (stage) => stopInTheMiddle(stage, BEYOND_LEASES_MS),
  judge: (line) => (Number(line['doubled']) > 0 ? null : 'no doubles without the fence'),
};
