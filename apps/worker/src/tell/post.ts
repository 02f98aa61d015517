import {
  channelByKind,
  fitting,
  noteOf,
  PATIENCE_MS,
  redacted,
  summaryOf,
  waitMs,
  type Channel,
  type Language,
  type Line,
  type Note,
  type Templates,
  type Verdict,
} from '@kaopu/channels';
import type { ChannelRecord, DeliveryClaim, PostResult } from '@kaopu/db';
import { createHash } from 'node:crypto';
import { z, ZodError } from 'zod';
import { send, type Tools } from './send.ts';

/** A channel ready to send, or why it is not. */
type Ready =
  | { ok: true; kind: Channel; line: Line; record: ChannelRecord }
  | { ok: false; said: 'settings-invalid'; record: ChannelRecord };

export function readied(record: ChannelRecord): Ready {
  const kind = channelByKind(record.kind);
  try {
    if (kind !== undefined) return { ok: true, kind, line: kind.open(record.settings), record };
  } catch (error) {
    // Settings of an older version that no longer are what the kind asks for.
    if (!(error instanceof ZodError)) throw error;
  }
  return { ok: false, said: 'settings-invalid', record };
}

const Own = z
  .object({ title: z.string().optional(), body: z.string().optional() })
  .catch({}) satisfies z.ZodType<Templates>;

export function languageOf({ language }: ChannelRecord): Language {
  return language === 'en' ? 'en' : 'zh';
}

function noteFor(claim: DeliveryClaim, record: ChannelRecord): Note {
  const told = { id: claim.notificationId, message: claim.message };
  return noteOf(told, Own.parse(record.templates), languageOf(record));
}

/** The same messages in one post have the same id, however often they are sent. */
function idOf(notes: readonly Note[]): string {
  return createHash('sha256')
    .update(notes.map(({ id }) => id).join())
    .digest('hex')
    .slice(0, 32);
}

/** How many of the claims, from the first on, one post has room for. */
export function roomFor(claims: readonly DeliveryClaim[], record: ChannelRecord): number {
  const ready = readied(record);
  if (!ready.ok) return claims.length;
  return fitting(
    claims.map((claim) => noteFor(claim, record)),
    ready.kind.limit,
  );
}

/** When each is tried again; null for those that have been tried for long enough. */
function againIn(claim: DeliveryClaim, verdict: Verdict, random: number): number | null {
  if (verdict.class !== 'retry-later' || claim.reason === 'test') return null;
  const wait = waitMs(claim.attempts, verdict.afterMs, random);
  return claim.ageMs + wait > PATIENCE_MS ? null : wait;
}

/**
 * Sends the claims as one post.
 *
 * @param random in [0, 1), for each claim
 */
export async function post(
  claims: readonly DeliveryClaim[],
  record: ChannelRecord,
  tools: Tools,
  random: () => number,
): Promise<PostResult> {
  const ready = readied(record);
  const started = performance.now();
  const outcome = ready.ok
    ? await send(ready.line, record.kind, noteOfAll(claims, record), tools)
    : { verdict: { class: 'permanent', said: ready.said } as const, status: null };
  const { verdict, status } = outcome;
  const isLimited = verdict.class === 'retry-later' && verdict.limited;
  return {
    class: verdict.class,
    status,
    said: ready.ok ? redacted(verdict.said, ready.kind.settings, record.settings) : verdict.said,
    durationMs: performance.now() - started,
    pauseMs: isLimited ? verdict.afterMs : null,
    each: claims.map((claim) => ({ claim, againMs: againIn(claim, verdict, random()) })),
  };
}

function noteOfAll(claims: readonly DeliveryClaim[], record: ChannelRecord): Note {
  const notes = claims.map((claim) => noteFor(claim, record));
  return summaryOf(notes, idOf(notes), languageOf(record));
}
