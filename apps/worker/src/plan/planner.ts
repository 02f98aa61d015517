import {
  candidateWork,
  dropOldMaintenance,
  dropOldPreviews,
  dropOldTrials,
  dropOldVantageLooks,
  endStaleRuns,
  ensurePartitions,
  methodState,
  platformsToJudge,
  proposedMethods,
  spreadOverdue,
  storeMarketReferences,
  takeHints,
  waitingTrials,
  type Db,
} from '@kaopu/db';
import type { Transport } from '@kaopu/jobs';
import type { Methods } from '../judge/methods.ts';
import { messageOf, type Log } from '../log.ts';
import { AHEAD_MS } from '../look/looks.ts';
import { trialResource } from '../look/trial.ts';
import { rankDue } from '../rank/rank-due.ts';
import { openCalendars, type Calendars } from './calendars.ts';
import { movePlansOn } from './maintenance.ts';
import { PROBES_A_HINT, RESOURCES } from './resources.ts';
import { matchDueRecords } from '../records/match.ts';

/** A hint nobody took in this time is sent again. */
const QUIET_MS = 15_000;
const BATCH = 500;

/** Where rounds are reported, and what they wait for: the stores they need. */
export interface RoundsLog extends Log {
  ready(): Promise<void>;
}

/**
 * Finds what is due and sends hints. Every worker runs one: claims make several harmless, and
 * Postgres's clock is the only one that counts.
 *
 * @returns a function that stops it
 */
export function startPlanner(
  db: Db,
  transport: Transport,
  methods: Methods,
  log: RoundsLog,
  others: Record<string, () => Promise<unknown>>,
): () => Promise<void> {
  const calendars = openCalendars(log);
  const rounds = [
    every(500, log, 'looks', () => sendLooks(db, transport, calendars)),
    every(2_000, log, 'maintenance', () => movePlansOn(db)),
    every(2_000, log, 'trials', () => sendTrials(db, transport)),
    every(2_000, log, 'judging', () => sendJudging(db, transport, methods)),
    every(5_000, log, 'telling', () => transport.send('tell', [{ payload: {}, id: 'tell' }])),
    every(2_000, log, 'records', () => matchDueRecords(db)),
    every(10_000, log, 'market', () => storeMarketReferences(db)),
    every(10_000, log, 'candidates', () => sendCandidates(db, transport, methods)),
    every(5_000, log, 'ranking', () => rankDue(db, methods)),
    every(60_000, log, 'runs', () => endStaleRuns(db)),
    every(3_600_000, log, 'upkeep', () => upkeep(db)),
    ...Object.entries(others).map(([name, round]) => every(60_000, log, name, round)),
  ];
  return async () => {
    await Promise.all(rounds.map((stop) => stop()));
  };
}

/** To be done once before the first round. */
export async function prepare(db: Db): Promise<void> {
  await upkeep(db);
  await movePlansOn(db);
  await spreadOverdue(db);
}

async function upkeep(db: Db): Promise<void> {
  await ensurePartitions(db, new Date());
  await dropOldMaintenance(db);
  await dropOldTrials(db);
  await dropOldPreviews(db);
  await dropOldVantageLooks(db);
}

/** Hints of a queue that wait before no more are sent: what is due stays due. */
const MOST_WAITING = 20;

const PLATFORMS_A_HINT = 50;

/** Asked for by resource, so that none waits behind what another has not got round to. */
async function sendLooks(db: Db, transport: Transport, calendars: Calendars): Promise<void> {
  for (const resource of RESOURCES) {
    const queue = `look-${resource}` as const;
    if ((await transport.waiting(queue)) >= MOST_WAITING) continue;
    const hints = await takeHints(db, resource, BATCH, QUIET_MS, AHEAD_MS);
    await transport.send(
      queue,
      chunksOf(hints, PROBES_A_HINT[resource]).map((part) => ({
        payload: {
          probeIds: part.map(({ probeId }) => probeId),
          coming: part.flatMap((hint) => calendars.coming(hint) ?? []),
        },
      })),
    );
  }
}

function chunksOf<Item>(items: readonly Item[], most: number): Item[][] {
  const count = Math.ceil(items.length / most);
  return Array.from({ length: count }, (_, i) => items.slice(i * most, (i + 1) * most));
}

async function sendTrials(db: Db, transport: Transport): Promise<void> {
  const trials = await waitingTrials(db, BATCH);
  for (const resource of RESOURCES) {
    const own = trials.filter(({ request }) => trialResource(request) === resource);
    const hints = own.map(({ id }) => ({ payload: { trialId: id }, id }));
    await transport.send(`trial-${resource}`, hints);
  }
}

async function sendJudging(db: Db, transport: Transport, methods: Methods): Promise<void> {
  const { version } = await methods.active();
  const platforms = await platformsToJudge(db, BATCH, version);
  // A hint that still waits names them already: the same platforms again are the same hint.
  const parts = chunksOf(platforms, PLATFORMS_A_HINT);
  await transport.send(
    'judge',
    parts.map((platformIds) => ({ payload: { platformIds }, id: platformIds[0] ?? '' })),
  );
}

/** What methods on trial have not scored within the hour. */
async function sendCandidates(db: Db, transport: Transport, methods: Methods): Promise<void> {
  const proposed = await proposedMethods(db);
  if (proposed.length === 0) return;
  const { version } = await methods.active();
  const onTrial = proposed.filter((row) => methodState(row, version) === 'trial');
  const work = await candidateWork(
    db,
    onTrial.map(({ id }) => id),
    BATCH,
  );
  await transport.send(
    'candidate',
    work.map((payload) => ({ payload, id: `${payload.method}-${payload.platformId}` })),
  );
}

/** Rounds never overlap; one that fails is reported and tried again at the next turn. */
function every(
  ms: number,
  log: RoundsLog,
  name: string,
  round: () => Promise<unknown>,
): () => Promise<void> {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const turn = (): void => {
    running = log
      .ready()
      .then(() => (stopped ? undefined : round()))
      .catch((error: unknown) =>
        log.error('a planning round failed', { name, error: messageOf(error) }),
      )
      .then(() => {
        if (!stopped) timer = setTimeout(turn, ms);
      });
  };
  turn();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
