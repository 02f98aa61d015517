import {
  candidateWork,
  dropOldMaintenance,
  dropOldPreviews,
  dropOldReports,
  dropOldTrials,
  dropOldVantageLooks,
  endStaleRuns,
  ensurePartitions,
  methodState,
  planTurn,
  platformsToJudge,
  proposedMethods,
  spreadOverdue,
  storeMarketReferences,
  waitingPacks,
  waitingPrints,
  waitingTrials,
  type Db,
  type Turn,
} from '@kaopu/db';
import type { Transport } from '@kaopu/jobs';
import type { Log } from '../log.ts';
import type { Methods } from '../judge/methods.ts';
import { planAnew } from './ahead.ts';
import { AHEAD_MS, TURN_MS } from './pace.ts';
import { trialResource } from '../look/trial.ts';
import { rankDue } from '../rank/rank-due.ts';
import type { Calendars } from './calendars.ts';
import { movePlansOn } from './maintenance.ts';
import { PROBES_A_HINT, RESOURCES, type Resource } from './resources.ts';
import { every, openRound, type Round, type RoundsLog } from './rounds.ts';
import { matchDueRecords } from '../records/match.ts';
import { makeReports } from '../report/make.ts';

/** A hint nobody took in this time is sent again. */
const QUIET_MS = 15_000;
const BATCH = 1_000;

export interface Planner {
  /** Somebody has asked for something: what is due is looked for now. */
  wake(): void;
  stop(): Promise<void>;
}

/**
 * Finds what is due and sends hints. Every worker runs one: claims make several harmless, and
 * Postgres's clock is the only one that counts.
 */
export function startPlanner(
  db: Db,
  transport: Transport,
  methods: Methods,
  calendars: Calendars,
  log: RoundsLog,
  ownUrl: string | null,
  others: Record<string, () => Promise<unknown>>,
): Planner {
  const round = (name: string, work: () => Promise<unknown>) => openRound(log, name, work);
  const onDemand = {
    trials: round('trials', () => sendTrials(db, transport)),
    judging: round('judging', () => sendJudging(db, transport, methods)),
    alerting: round('alerting', () => transport.send('alert', [{ payload: {}, id: 'alert' }])),
    telling: round('telling', () => transport.send('tell', [{ payload: {}, id: 'tell' }])),
    records: round('records', () => matchDueRecords(db)),
    maintenance: round('maintenance', () => movePlansOn(db, log)),
    reports: round('reports', () => makeReports(db, ownUrl, log)),
    printing: round('printing', () => sendPrints(db, transport)),
  } as const;
  let wasJudging = false;
  const ranking = every(
    60_000,
    round('ranking', () => rankDue(db, methods)),
  );
  const turn: Round = every(
    TURN_MS,
    round('looks', async () => {
      const found = await takeTurn(db, transport, calendars);
      for (const duty of DUTIES) if (found[duty]) onDemand[duty].run();
      // What has just been judged is ranked; and from time to time what was judged by others.
      if (wasJudging && !found.judging) ranking.run();
      wasJudging = found.judging;
      if (hasMore(found)) turn.run();
    }),
  );
  const rounds = [
    turn,
    // What a new method weighs anew is due of no clock.
    every(30_000, onDemand.judging),
    every(
      30_000,
      round('market', () => storeMarketReferences(db)),
    ),
    every(
      60_000,
      round('candidates', () => sendCandidates(db, transport, methods)),
    ),
    ranking,
    every(
      60_000,
      round('runs', () => endStaleRuns(db)),
    ),
    every(
      60_000,
      round('anew', () => planAnew(db, calendars, log)),
    ),
    every(
      3_600_000,
      round('upkeep', () => upkeep(db)),
    ),
    ...Object.entries(others).map(([name, work]) => every(60_000, round(name, work))),
  ];
  return {
    wake: () => turn.run(),
    async stop() {
      const all = [...rounds, ...Object.values(onDemand)];
      await Promise.all(all.map((each) => each.stop()));
    },
  };
}

const DUTIES = [
  'trials',
  'judging',
  'alerting',
  'telling',
  'records',
  'maintenance',
  'reports',
  'printing',
] as const;

/** To be done once before the first round. */
export async function prepare(db: Db, log: Log): Promise<void> {
  await upkeep(db);
  await movePlansOn(db, log);
  await spreadOverdue(db);
}

async function upkeep(db: Db): Promise<void> {
  await ensurePartitions(db, new Date());
  await dropOldMaintenance(db);
  await dropOldTrials(db);
  await dropOldReports(db);
  await dropOldPreviews(db);
  await dropOldVantageLooks(db);
}

/** Hints of a queue that wait before no more are sent: what is due stays due. */
const MOST_WAITING = 20;

const PLATFORMS_A_HINT = 50;

/** Sends hints to the queues that have room for them; of what was asked for there is never so much. */
async function takeTurn(db: Db, transport: Transport, calendars: Calendars): Promise<Turn> {
  const crowded: Resource[] = [];
  for (const resource of RESOURCES) {
    if ((await transport.waiting(`look-${resource}`)) >= MOST_WAITING) crowded.push(resource);
  }
  const terms = { limit: BATCH, quietMs: QUIET_MS, aheadMs: AHEAD_MS };
  const turn = await planTurn(db, { ...terms, resources: RESOURCES, crowded });
  for (const resource of RESOURCES) {
    for (const queue of ['asked', 'look'] as const) {
      const own = turn.hints.filter(
        (hint) => hint.resource === resource && hint.asked === (queue === 'asked'),
      );
      await transport.send(
        `${queue}-${resource}`,
        chunksOf(own, PROBES_A_HINT[resource]).map((part) => ({
          payload: {
            probeIds: part.map(({ probeId }) => probeId),
            coming: part.flatMap((hint) => calendars.coming(hint) ?? []),
          },
        })),
      );
    }
  }
  return turn;
}

/** More was due than a turn takes. */
function hasMore({ hints }: Turn): boolean {
  return RESOURCES.some(
    (resource) => hints.filter((hint) => hint.resource === resource).length === BATCH,
  );
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

async function sendPrints(db: Db, transport: Transport): Promise<void> {
  const prints = await waitingPrints(db, BATCH);
  const packs = await waitingPacks(db, BATCH);
  await transport.send('print', [
    ...prints.map(({ id }) => ({ payload: { reportId: id }, id })),
    ...packs.map(({ id }) => ({ payload: { packId: id }, id })),
  ]);
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
