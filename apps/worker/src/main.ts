import {
  closeDb,
  evidenceFolder,
  forgetWorker,
  openDb,
  openEvidence,
  recentSlots,
  recordMethod,
  vitals,
} from '@kaopu/db';
import { openTransport, readRedis } from '@kaopu/jobs';
import { createFetcher } from '@kaopu/net';
import { createBrowser } from '@kaopu/net/browser';
import {
  floorsOf,
  methodText,
  methodVersion,
  profileText,
  STANDARD_PROFILES,
} from '@kaopu/scoring';
import { cached, reasonsOf, serveMetrics } from '@kaopu/watch';
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { dispatch } from './alert/dispatch.ts';
import { concurrencyOf, readArguments } from './arguments.ts';
import { readConfig } from './config.ts';
import { startHeartbeat } from './heartbeat.ts';
import { scoreByCandidate } from './judge/candidate.ts';
import { judgePlatforms } from './judge/judge.ts';
import { openMethods } from './judge/methods.ts';
import { jsonLog, messageOf } from './log.ts';
import { robotsMemory } from './look/robots.ts';
import type { LookTools } from './look/context.ts';
import { evidenceTools } from './look/kept.ts';
import { openLooks, type Looks } from './look/looks.ts';
import { ownNetwork } from './look/own-network.ts';
import { runTrial } from './look/trial.ts';
import { openCalendars } from './plan/calendars.ts';
import { prepare, startPlanner } from './plan/planner.ts';
import type { Resource } from './plan/resources.ts';
import { pruneTonight } from './plan/prune.ts';
import { printPack } from './pack/print.ts';
import { printReport } from './report/print.ts';
import { replayTonight } from './replay/nightly.ts';
import { dropOldMonths } from './retention/retain.ts';
import { rebuildOutdated } from './series/rebuild.ts';
import { sealSeries } from './series/seal.ts';
import { openTokens } from './tell/tokens.ts';
import { openTeller } from './tell/tell.ts';
import { pushKeysOf } from './tell/push-keys.ts';
import { userAgentOf } from './user-agent.ts';
import { workAsVantage } from './vantage/start.ts';
import { startDeadMan } from './watch/dead-man.ts';
import { openMetrics } from './watch/metrics.ts';
import { watchOurselves } from './watch/self-alarm.ts';
import { throughOutages, watchStores, withoutOutages } from './watch/stores.ts';
import { watchWays } from './watch/troubles.ts';

await workAsVantage(process.argv.slice(2), process.env);
const { config, evidence, redis, given } = settings();
const log = jsonLog((line) => process.stderr.write(`${line}\n`));
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const workerId = randomUUID();

const db = openDb(config.DATABASE_URL, { max: 20, name: 'kaopu-worker' });
const transport = openTransport({
  databaseUrl: config.DATABASE_URL,
  redis,
  onError: (error) => quiet.error('the queue complains', { error: messageOf(error) }),
});
const stores = watchStores(db, transport, evidence, log);
const quiet = withoutOutages(log, stores);
const metrics = openMetrics(stores);

const allow = config.KAOPU_ALLOW_PRIVATE;
const ownUrl = config.KAOPU_URL ?? null;
const userAgent = userAgentOf(config.KAOPU_CONTACT_URL);
const localAddress = config.KAOPU_LOCAL_ADDRESS;
const fetcher = createFetcher({ allow, userAgent, localAddress });
const channelFetcher = createFetcher({
  allow,
  userAgent,
  trustedTlsOnly: true,
  limits: { redirects: 0, totalMs: 20_000, decodedBytes: 100_000 },
});
// One more than looks have, so that whoever tries something out need not wait for them.
const browser = createBrowser({
  allow,
  userAgent,
  localAddress,
  dataFolder: config.KAOPU_DATA_DIR,
  chromium: config.KAOPU_CHROMIUM,
  limits: { browsers: config.KAOPU_BROWSER_CONCURRENCY + 1 },
});
metrics.showBrowser(browser);
const now = () => Date.now();
const clock = () => performance.now();
const { ways, troubles } = watchWays(
  { browser, ownNetworkUp: ownNetwork(fetcher, config.KAOPU_CONTROL_URLS, clock) },
  stores,
  metrics.onVerdict,
);
const tools: LookTools = {
  fetcher,
  allow,
  robots: robotsMemory(),
  ...evidenceTools(db, evidence),
  ...ways,
};
const method = methodVersion(sha256);
const methods = openMethods(db, sha256);

// A worker whose stores are away is started anew for nothing: it waits for them.
await stores.check();
await stores.ready('database', 'queue');
await recordMethod(
  db,
  { id: method, constants: JSON.parse(methodText()) },
  STANDARD_PROFILES.map((profile) => ({
    hash: sha256(profileText(profile)),
    name: profile.id,
    weights: profile.weights,
    floors: floorsOf(profile),
  })),
);
await prepare(db, log);

interface Pool {
  deadlineMs: number;
  /** At once. */
  looks: number;
  trials: number;
}

const allLooks: Looks[] = [];
const underWay = new Map<string, () => number>();
/** Hints taken at once: claims overlap, looks are bounded by themselves. */
const RECEIVERS = 2;
const LANES = [
  ['look', 'planned'],
  ['asked', 'asked'],
] as const;

/** Somebody waits for a trial: within so long there is an answer, be it that there is none. */
const TRIAL_MS = 30_000;

/** Each resource has queues and a concurrency of its own: a browser that hangs holds up no fetch. */
function receiveLooks(resource: Resource, { deadlineMs, looks, trials }: Pool): void {
  const hostGapMs = config.KAOPU_HOST_GAP_SECONDS;
  const options = { deadlineMs, hostGapMs, labPace: config.KAOPU_LAB_PACE };
  const own = openLooks(db, transport, tools, {
    ...options,
    concurrency: looks,
    onLook: (look) => metrics.onLook(resource, look),
    persist: (work) => throughOutages(stores, work),
    onError: (error) => quiet.error('a look was not stored', { error: messageOf(error) }),
  });
  allLooks.push(own);
  underWay.set(resource, own.underWay);
  for (const [queue, lane] of LANES) {
    transport.receive(`${queue}-${resource}`, RECEIVERS, async ({ probeIds, coming }) => {
      // What could not be stored had better not be looked at; the hint comes again.
      if (stores.away().length === 0) await own.take(probeIds, coming, lane);
    });
  }
  transport.receive(`trial-${resource}`, trials, ({ trialId }) =>
    runTrial(db, tools, { ...options, deadlineMs: TRIAL_MS }, trialId),
  );
}
const atOnce = concurrencyOf(given, config);
if (atOnce.http > 0) {
  const deadlineMs = config.KAOPU_LOOK_SECONDS;
  receiveLooks('http', { deadlineMs, looks: atOnce.http, trials: 4 });
}
if (atOnce.browser > 0) {
  const deadlineMs = config.KAOPU_BROWSER_LOOK_SECONDS;
  receiveLooks('browser', { deadlineMs, looks: atOnce.browser, trials: 1 });
  transport.receive('print', 1, (wanted) =>
    'packId' in wanted
      ? printPack(db, evidence, browser, wanted.packId)
      : printReport(db, browser, wanted.reportId),
  );
}
if (given.queues.includes('judge')) {
  const court = { db, transport, methods, hash: sha256 };
  transport.receive('judge', 2, ({ platformIds }) => judgePlatforms(court, platformIds));
  transport.receive('alert', 1, async () => {
    if (await dispatch(db, ownUrl)) await transport.send('tell', [{ payload: {} }]);
  });
  transport.receive('candidate', 1, (work) => scoreByCandidate(db, methods, sha256, work));
}
const teller = openTeller(
  db,
  {
    fetcher: channelFetcher,
    allow,
    tokens: openTokens(),
    pushKeys: () => pushKeysOf(db, config.KAOPU_CONTACT_URL),
  },
  {
    random: Math.random,
    onError: (error) => quiet.error('a channel was not told', { error: messageOf(error) }),
  },
);
if (given.queues.includes('tell')) transport.receive('tell', 1, () => teller.tell());
metrics.showUnderWay(underWay);

const measured = cached(5_000, clock, () => vitals(db));
const calendars = openCalendars(log);
const slots = cached(60_000, clock, () => recentSlots(db, 600, calendars.count));
const checkOurselves = watchOurselves(db, clock, () => new Date());
const queues = given.queues.filter((queue) => queue !== 'browser' || atOnce.browser > 0);
const heartbeat = await startHeartbeat(db, transport, {
  workerId,
  self() {
    void troubles.recheck();
    void Promise.all([measured(), slots().catch(() => null)])
      .then(([found, recent]) => checkOurselves(found, recent))
      .catch((error: unknown) =>
        quiet.error('what is overdue is not known', { error: messageOf(error) }),
      );
    return { queues, troubles: troubles.list() };
  },
  onFault: (error) => quiet.error('no heartbeat could be sent', { error: messageOf(error) }),
  isAway: () => stores.away().length > 0,
  onDeaf() {
    log.error('deaf: no heartbeat came back in a minute');
    process.exit(1);
  },
});
metrics.showHeartbeat(heartbeat);

async function isWell(): Promise<boolean> {
  const [found, recent] = await Promise.all([measured(), slots().catch(() => null)]);
  const isUp = (await stores.check()).length === 0;
  const findings = { vitals: found, queueOk: isUp, evidenceOk: isUp, slots: recent };
  // Without a vantage we watch all the same.
  return reasonsOf(findings).every((reason) => reason === 'vantage-silent');
}
const stopDeadMan =
  config.KAOPU_HEARTBEAT_URL === undefined
    ? () => undefined
    : startDeadMan(log, {
        url: config.KAOPU_HEARTBEAT_URL,
        userAgent,
        everyMs: config.KAOPU_HEARTBEAT_SECONDS,
        isWell,
        onSignal: metrics.onSignal,
      });
if (config.KAOPU_METRICS_PORT !== undefined) {
  const { KAOPU_METRICS_HOST: host, KAOPU_METRICS_PORT: port } = config;
  // No reason not to look at suppliers.
  await serveMetrics(metrics.registry, host, port).then(
    (server) => log.info('metrics are served', { host, port: server.port }),
    (error: unknown) => log.error('no metrics are served', { error: messageOf(error) }),
  );
}
const stopping = new AbortController();
const replay = { methods, hash: sha256, signal: stopping.signal };
const pruning = {
  files: tools.evidence,
  folder: evidenceFolder(config.KAOPU_DATA_DIR),
  days: config.KAOPU_EVIDENCE_DAYS,
  signal: stopping.signal,
};
const rounds = { ...quiet, ready: () => stores.ready('database', 'queue') };
const retention = { ...replay, days: config.KAOPU_OBSERVATION_DAYS };
const planner = startPlanner(db, transport, methods, calendars, rounds, ownUrl, {
  async replay() {
    const reports = await replayTonight(db, replay, now, Math.random);
    const differing = reports?.filter(({ differences }) => differences > 0) ?? [];
    if (differing.length === 0) return;
    const platforms = differing.map(({ platformId }) => platformId).join(' ');
    log.error('a replay gave other scores', { platforms });
  },
  async pruning() {
    const pruned = await pruneTonight(db, pruning, now);
    if (pruned !== null) log.info('what was old is deleted', { ...pruned });
  },
  async series() {
    await sealSeries(db, now());
    const made = await rebuildOutdated(db, stopping.signal);
    if (made > 0) log.info('series made anew', { platforms: made });
  },
  async retention() {
    for (const month of await dropOldMonths(db, retention))
      log.info('a month dropped', { ...month });
  },
});
transport.receive('wake', 1, () => Promise.resolve(planner.wake()));
log.info('worker started', { workerId, queue: transport.backend, method });

/** Takes nothing new, and lets what is under way end. */
async function drain(): Promise<void> {
  await planner.stop();
  await transport.stopReceiving();
  await Promise.all([...allLooks.map((looks) => looks.drain()), teller.drain()]);
}

async function stop(): Promise<void> {
  heartbeat.stop();
  stopDeadMan();
  stores.close();
  for (const looks of allLooks) looks.stop();
  await Promise.race([drain(), sleep(config.KAOPU_DRAIN_SECONDS)]);
  await Promise.all(allLooks.map((looks) => looks.giveBack()));
  await forgetWorker(db, workerId);
  await Promise.race([
    Promise.all([transport.close(), browser.close(), closeDb(db)]),
    sleep(CLOSING_MS),
  ]);
  log.info('worker stopped', { workerId });
}

/** A store that is away keeps its connections from being closed. */
const CLOSING_MS = 2_000;

function leave(): void {
  // Whoever asks twice does not want to wait.
  if (stopping.signal.aborted) process.exit(1);
  stopping.abort();
  stop().then(
    () => process.exit(0),
    (error: unknown) => {
      log.error('the worker stopped in disorder', { error: messageOf(error) });
      process.exit(1);
    },
  );
}
process.on('SIGTERM', leave);
process.on('SIGINT', leave);
// The launcher was killed, and its database may be gone: leases give back what is under way.
process.on('disconnect', () => process.exit(1));

function settings() {
  try {
    const read = readConfig(process.env);
    const given = readArguments(process.argv.slice(2));
    return { config: read, evidence: openEvidence(read), redis: readRedis(read), given };
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exit(2);
  }
}
