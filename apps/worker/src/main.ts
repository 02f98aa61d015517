import {
  closeDb,
  evidenceFolder,
  forgetWorker,
  openDb,
  openEvidence,
  recordMethod,
} from '@kaopu/db';
import { openTransport } from '@kaopu/jobs';
import { createFetcher } from '@kaopu/net';
import { createBrowser } from '@kaopu/net/browser';
import {
  floorsOf,
  methodText,
  methodVersion,
  profileText,
  STANDARD_PROFILES,
} from '@kaopu/scoring';
import { createHash, randomUUID } from 'node:crypto';
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
import { prepare, startPlanner } from './plan/planner.ts';
import type { Resource } from './plan/resources.ts';
import { pruneTonight } from './plan/prune.ts';
import { replayTonight } from './replay/nightly.ts';
import { tell } from './tell/tell.ts';

const { config, evidence } = settings();
const log = jsonLog((line) => process.stderr.write(`${line}\n`));
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const workerId = randomUUID();

const db = openDb(config.DATABASE_URL, { max: 20, name: 'kaopu-worker' });
const transport = openTransport({
  databaseUrl: config.DATABASE_URL,
  redisUrl: config.REDIS_URL,
  onError: (error) => log.error('the queue complains', { error: messageOf(error) }),
});

const allow = config.KAOPU_ALLOW_PRIVATE;
const contact = config.KAOPU_CONTACT_URL ? `; +${config.KAOPU_CONTACT_URL}` : '';
const userAgent = `Mozilla/5.0 (compatible; Kaopu/0.1${contact})`;
const fetcher = createFetcher({ allow, userAgent });
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
  dataFolder: config.KAOPU_DATA_DIR,
  chromium: config.KAOPU_CHROMIUM,
  limits: { browsers: config.KAOPU_BROWSER_CONCURRENCY + 1 },
});
const now = () => Date.now();
const tools: LookTools = {
  fetcher,
  allow,
  browser,
  robots: robotsMemory(),
  ...evidenceTools(db, evidence),
  ownNetworkUp: ownNetwork(fetcher, config.KAOPU_CONTROL_URLS, () => performance.now()),
  now,
};
const method = methodVersion(sha256);
const methods = openMethods(db, sha256);

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
await prepare(db);

interface Pool {
  deadlineMs: number;
  trialMs: number;
  /** At once. */
  looks: number;
  trials: number;
}

const allLooks: Looks[] = [];
/** Hints taken at once: claims overlap, looks are bounded by themselves. */
const RECEIVERS = 2;

/** Each resource has queues and a concurrency of its own: a browser that hangs holds up no fetch. */
function receiveLooks(resource: Resource, { deadlineMs, trialMs, looks, trials }: Pool): void {
  const hostGapMs = config.KAOPU_HOST_GAP_SECONDS;
  const options = { deadlineMs, hostGapMs, labPace: config.KAOPU_LAB_PACE };
  const own = openLooks(db, transport, tools, {
    ...options,
    concurrency: looks,
    onError: (error) => log.error('a look was not stored', { error: messageOf(error) }),
  });
  allLooks.push(own);
  transport.receive(`look-${resource}`, RECEIVERS, ({ probeIds }) => own.take(probeIds));
  transport.receive(`trial-${resource}`, trials, ({ trialId }) =>
    runTrial(db, tools, { ...options, deadlineMs: trialMs }, trialId),
  );
}
receiveLooks('http', {
  deadlineMs: config.KAOPU_LOOK_SECONDS,
  trialMs: 30_000,
  looks: config.KAOPU_HTTP_CONCURRENCY,
  trials: 4,
});
if (config.KAOPU_BROWSER_CONCURRENCY > 0) {
  const deadlineMs = config.KAOPU_BROWSER_LOOK_SECONDS;
  const looks = config.KAOPU_BROWSER_CONCURRENCY;
  receiveLooks('browser', { deadlineMs, trialMs: deadlineMs, looks, trials: 1 });
}
const court = { db, transport, methods, hash: sha256 };
transport.receive('judge', 2, ({ platformIds }) => judgePlatforms(court, platformIds));
transport.receive('candidate', 1, (work) => scoreByCandidate(db, methods, sha256, work));
transport.receive('tell', 1, () => tell(db, channelFetcher, now));

const stopHeartbeat = await startHeartbeat(db, transport, workerId, log, () => {
  log.error('deaf: no heartbeat came back in a minute');
  process.exit(1);
});
const stopping = new AbortController();
const replay = { methods, hash: sha256, signal: stopping.signal };
const pruning = {
  files: tools.evidence,
  folder: evidenceFolder(config.KAOPU_DATA_DIR),
  days: config.KAOPU_EVIDENCE_DAYS,
  signal: stopping.signal,
};
const stopPlanner = startPlanner(db, transport, methods, log, {
  async replay() {
    const reports = await replayTonight(db, replay, now, Math.random);
    const differing = reports?.filter(({ differences }) => differences > 0) ?? [];
    if (differing.length === 0) return;
    const platforms = differing.map(({ platformId }) => platformId).join(' ');
    log.error('a replay gave other scores', { platforms });
  },
  async pruning() {
    const pruned = await pruneTonight(db, pruning, now);
    if (pruned !== null) log.info('old evidence deleted', { ...pruned });
  },
});
log.info('worker started', { workerId, queue: transport.backend, method });

async function stop(): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  stopHeartbeat();
  for (const looks of allLooks) looks.stop();
  await stopPlanner();
  await transport.stopReceiving();
  await Promise.all(allLooks.map((looks) => looks.drain()));
  await transport.close();
  await browser.close();
  await forgetWorker(db, workerId);
  await closeDb(db);
  log.info('worker stopped', { workerId });
}

function leave(): void {
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
    return { config: read, evidence: openEvidence(read) };
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exit(2);
  }
}
