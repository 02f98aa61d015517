import { spanOf } from './kit/fields.ts';
import { Entry } from './kit/entry.ts';
import { HORIZON_SECONDS, waitOf } from './kit/conversation/response.ts';
import { supportConversation } from './entries/support-conversation/index.ts';
import { Fields } from './entries/support-conversation/schema.ts';
import { Seen } from './support-response/schema.ts';

/** A question to customer service, and how long it waited for a human. */
export interface AskedWait {
  /** ms UTC. */
  askedAt: number;
  seconds: number;
  /** No human had answered by then: it took longer, or was never. */
  censored: boolean;
}

/** Kinds of observations that tell of questions to customer service. */
export const ASKING_KINDS = ['support-response', supportConversation.kind] as const;

/** What an observation tells of a question; null when nothing was asked, or it cannot be read. */
export function askedWait(kind: string, at: number, seen: unknown): AskedWait | null {
  if (kind === 'support-response') {
    const conversation = Seen.safeParse(seen).data?.conversation;
    return conversation ? { askedAt: conversation.askedAt, ...waitOf(conversation) } : null;
  }
  const fields = Fields.safeParse(Entry.safeParse(seen).data?.fields).data;
  if (kind !== supportConversation.kind || fields === undefined) return null;
  const { from: askedAt, to } = spanOf(fields.wait);
  const known = Math.min(HORIZON_SECONDS, Math.max(0, ((to ?? at) - askedAt) / 1_000));
  const seconds = fields.outcome === 'refused' ? HORIZON_SECONDS : known;
  return { askedAt, seconds, censored: to === null || known >= HORIZON_SECONDS };
}
