import { VANTAGE_EVIDENCE, type HandInLook } from '@kaopu/contracts';
import { storedJson } from '@kaopu/db';
import { hostKey } from '@kaopu/net/address';
import { LookFault, type Outcome, type UnknownCause } from '@kaopu/probes';
import { messageOf } from '../log.ts';
import { openContext, type Eyes } from '../look/context.ts';
import type { KeptEvidence } from '../look/kept.ts';
import { waitForHost } from '../look/manners.ts';
import { observe, observeSafely, secretsOf, waitWithin, withinDeadline } from '../look/observe.ts';
import { outcomeWithout } from '../look/redact.ts';
import { openVisit } from '../look/visit.ts';
import type { OwnBook } from './own-book.ts';
import { ServerRefusal, type AskedLook, type Server } from './server.ts';

/** So long before nobody waits any more a look ends, so that it can still be handed in. */
const HAND_IN_MS = 5_000;

/** Of what was seen, said by the server. */
const TOO_LARGE = 413;

export interface VantageTools extends Eyes {
  book: OwnBook;
  server: Server;
  hostGapMs: number;
}

function unknown(cause: UnknownCause, detail: string): Outcome<unknown> {
  return { kind: 'unknown', cause, detail };
}

/** Takes its turn at the site like everybody, as a visitor of its own. */
async function lookOnce(
  tools: VantageTools,
  look: AskedLook,
  deadlineMs: number,
  signal: AbortSignal,
): Promise<{ outcome: Outcome<unknown>; kept: KeptEvidence[] }> {
  const { book, hostGapMs: gapMs } = tools;
  const key = hostKey(look.siteUrl);
  if (book.isHeld(key)) {
    return { outcome: unknown('blocked', 'the site has shut us out lately'), kept: [] };
  }
  if (look.robotsText !== null) book.learnRobots(new URL(look.siteUrl).origin, look.robotsText);
  const secrets = secretsOf(look.kind, look.config);
  const terms = { gapMs, pace: 1, now: look.now, sleep: waitWithin(signal) };
  const leaseMs = deadlineMs;
  const turn = await waitForHost(key, { ...terms, book, leaseMs });
  const visit = openVisit({ ...terms, spentMs: turn.spentMs });
  const { context, kept } = openContext(tools, look.siteUrl, {
    ...terms,
    book,
    held: { key, visit },
    robots: look.robots,
    leaseMs,
    signal,
    secrets,
    // Nothing that burdens a shop: one question is enough.
    takeTurn: () => Promise.resolve(false),
  });
  try {
    const seen = await observeSafely(() => observe(look.kind, look.config, context), deadlineMs);
    const result = seen.kind === 'waiting' ? unknown('prober-fault', 'it would wait') : seen;
    return { outcome: outcomeWithout(result, secrets), kept: kept() };
  } finally {
    await book.leaveHost(turn, visit.sum(), gapMs);
  }
}

/** The first pieces that the server takes; an outcome speaks for itself where the rest is missing. */
function bounded(kept: readonly KeptEvidence[]): KeptEvidence[] {
  let bytes = 0;
  return kept
    .filter(({ size }) => size <= VANTAGE_EVIDENCE.item)
    .filter(({ size }) => (bytes += size) <= VANTAGE_EVIDENCE.bytes)
    .slice(0, VANTAGE_EVIDENCE.items);
}

/** Does one look that was asked for and hands it in: evidence first. */
export async function lookFor(tools: VantageTools, look: AskedLook): Promise<void> {
  const { server } = tools;
  const startedAt = look.now();
  const deadlineMs = Math.max(1_000, look.leftMs - HAND_IN_MS);
  const { outcome, kept } = await withinDeadline(deadlineMs, (signal) =>
    lookOnce(tools, look, deadlineMs, signal),
  ).catch((error: unknown) => {
    const cause = error instanceof LookFault ? 'timeout' : 'prober-fault';
    return { outcome: unknown(cause, messageOf(error)), kept: [] };
  });
  const ms = look.now() - startedAt;
  const pieces = bounded(kept);
  const { id, take } = look;
  const handedIn = new Set<string>();
  for (const { sha256, mime, bytes } of pieces) {
    if (handedIn.has(sha256)) continue;
    await server.handInEvidence(id, { take, sha256, mime }, bytes);
    handedIn.add(sha256);
  }
  const told: HandInLook = {
    take,
    outcome:
      outcome.kind === 'unknown' ? { ...outcome, detail: outcome.detail.slice(0, 1_000) } : outcome,
    startedAt: new Date(startedAt).toISOString(),
    ms,
    evidence: pieces.map(({ sha256, url, mime }) => ({ sha256, url: url.slice(0, 4_096), mime })),
  };
  try {
    await server.handIn(id, storable(told));
  } catch (error) {
    if (!(error instanceof ServerRefusal) || error.status !== TOO_LARGE) throw error;
    await server.handIn(id, { ...told, outcome: unknown('too-large', error.message) });
  }
}

/** As the server can store it: no NUL, whatever a page put into it. */
function storable(told: HandInLook): HandInLook {
  return storedJson(told) as HandInLook;
}
