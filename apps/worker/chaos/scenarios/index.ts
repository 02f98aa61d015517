import type { Scenario } from '../scenario.ts';
import { databaseClock, downAnHour, workerClock } from './clocks.ts';
import { cutConnections, halfOpenPostgres, slowDatabase } from './cut.ts';
import { failingEvidenceDisk, fullDatabaseDisk, fullEvidenceDisk } from './disks.ts';
import { eraseQueue, flushRedis } from './erase-queue.ts';
import { killApi } from './kill-api.ts';
import { killDispatcher } from './kill-dispatcher.ts';
import { killEach } from './kill-each.ts';
import { killPlanner } from './kill-planner.ts';
import { killTeller } from './kill-teller.ts';
import { killWorker } from './kill-worker.ts';
import { manyProbes } from './many-probes.ts';
import { ownNetworkCut } from './own-network.ts';
import { politeness } from './politeness.ts';
import { killPostgres, restartPostgres } from './postgres.ts';
import { fullRedis, halfOpenRedis, killRedis, restartRedis } from './redis.ts';
import { robotStorm } from './robot-storm.ts';
import { control, stoppedWorker } from './stopped-worker.ts';
import { alertStorm, lostReplies, receiverDown } from './telling.ts';

/** The longest first, so that several at once end together. */
export const SCENARIOS: readonly Scenario[] = [
  ownNetworkCut,
  halfOpenPostgres,
  downAnHour,
  halfOpenRedis,
  fullDatabaseDisk,
  control,
  stoppedWorker,
  databaseClock,
  robotStorm,
  killTeller,
  killDispatcher,
  alertStorm,
  killWorker,
  killPlanner,
  killApi,
  killEach,
  killPostgres,
  restartPostgres,
  killRedis,
  restartRedis,
  flushRedis,
  eraseQueue,
  fullRedis,
  cutConnections,
  workerClock,
  failingEvidenceDisk,
  fullEvidenceDisk,
  receiverDown,
  lostReplies,
  slowDatabase,
  politeness,
  manyProbes,
];
