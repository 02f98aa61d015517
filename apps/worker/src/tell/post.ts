import {
  channelByKind,
  fitting,
  noteOf,
  PATIENCE_MS,
  redacted,
  summaryOf,
  templatesIn,
  waitMs,
  type Channel,
  type Language,
  type Line,
  type Note,
  type Verdict,
} from '@kaopu/channels';
import type { ChannelRecord, DeliveryClaim, PostResult } from '@kaopu/db';
import { createHash } from 'node:crypto';
import { ZodError } from 'zod';
import { messageOf } from '../log.ts';
import { send, type Outcome, type Tools } from './send.ts';

export interface TellerOptions {
  onError: (error: unknown) => void;
  /** In [0, 1), for each message that is tried again. */
  random: () => number;
}

/** A channel ready to send, or why it is not. */
interface Open {
  ok: true;
  kind: Channel;
  line: Line;
  record: ChannelRecord;
}
type Ready = Open | { ok: false; said: 'settings-invalid'; record: ChannelRecord };

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

export function languageOf({ language }: ChannelRecord): Language {
  return language === 'en' ? 'en' : 'zh';
}

function noteFor(claim: DeliveryClaim, record: ChannelRecord): Note {
  const told = { id: claim.notificationId, message: claim.message };
  const language = languageOf(record);
  return noteOf(told, templatesIn(record.templates, language), language);
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
 * What nobody expects is a fault of ours: it is put off like any other, so that it ends among the dead
 * letters and not in trying for ever. The error may name an address, which is a secret.
 */
async function sendAll(
  { kind, line, record }: Open,
  claims: readonly DeliveryClaim[],
  tools: Tools,
  onError: TellerOptions['onError'],
): Promise<Outcome> {
  try {
    return await send(line, record.kind, noteOfAll(claims, record), tools);
  } catch (error) {
    onError(new Error(redacted(messageOf(error), kind.settings, record.settings)));
    const verdict = {
      class: 'retry-later',
      said: 'own-fault',
      afterMs: null,
      limited: false,
    } as const;
    return { verdict, status: null };
  }
}

/** Sends the claims as one post. */
export async function post(
  claims: readonly DeliveryClaim[],
  record: ChannelRecord,
  tools: Tools,
  { onError, random }: TellerOptions,
): Promise<PostResult> {
  const ready = readied(record);
  const started = performance.now();
  const { verdict, status } = ready.ok
    ? await sendAll(ready, claims, tools, onError)
    : { verdict: { class: 'permanent', said: ready.said } as const, status: null };
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
