import { z } from 'zod';
import { Line, type LineClass } from './line.ts';
import { STRATA } from './strata.ts';

/** A question is waited on for a day; what has not been answered by then never was. */
export const HORIZON_SECONDS = 86_400;

/** One question to customer service and what came back; the same for every channel and for persons' entries. */
export const Conversation = z.object({
  /** Milliseconds UTC. */
  askedAt: z.number(),
  stratum: z.enum(STRATA),
  question: z.string().max(500),
  lines: z.array(Line).max(200),
  /** Until when the conversation is known. */
  readAt: z.number(),
  /** They shut the door: the desk was closed, or they ended the conversation without an answer. */
  refused: z.boolean(),
});
export type Conversation = z.infer<typeof Conversation>;

/** The line that ends the wait: the first of a human after the question. */
export function firstReply(lines: readonly Line[], askedAt: number): Line | null {
  return lines.find((line) => line.class === 'human' && line.at >= askedAt) ?? null;
}

/**
 * How long the first human answer took, seconds. A wait that reached the horizon is censored there,
 * and so is one that was refused, which is as good as never; one that is known for a shorter time
 * is censored where our knowledge ends.
 */
export function waitOf(conversation: Conversation): { seconds: number; censored: boolean } {
  const { askedAt, lines, readAt, refused } = conversation;
  const reply = firstReply(lines, askedAt);
  const seconds = Math.max(0, ((reply?.at ?? readAt) - askedAt) / 1_000);
  if (seconds >= HORIZON_SECONDS) return { seconds: HORIZON_SECONDS, censored: true };
  if (reply !== null) return { seconds, censored: false };
  return { seconds: refused ? HORIZON_SECONDS : seconds, censored: true };
}

/**
 * The conversation as a person classes these lines (by id); null when it lacks one of them, or the line
 * is our own question. That we stopped listening at what was taken for an answer stays so: without
 * one, the wait is known until then and no longer.
 */
export function reclassed(
  conversation: Conversation,
  classes: ReadonlyMap<string, LineClass>,
): Conversation | null {
  const { lines } = conversation;
  const theirs = new Set(lines.flatMap(({ id, from }) => (from === 'us' ? [] : [id])));
  if ([...classes.keys()].some((id) => !theirs.has(id))) return null;
  return {
    ...conversation,
    lines: lines.map((line) => {
      const word = classes.get(line.id);
      return word === undefined ? line : { ...line, class: word, rule: 'person' };
    }),
  };
}
