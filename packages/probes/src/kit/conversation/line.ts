import { z } from 'zod';

/** What a line of a conversation is; only `human` ends the wait for an answer. */
export const LINE_CLASSES = ['question', 'human', 'greeting', 'bot', 'queue', 'system'] as const;
export const LineClass = z.enum(LINE_CLASSES);
export type LineClass = z.infer<typeof LineClass>;

/** A line as the channel gave it. */
export interface RawLine {
  /** Unique in its conversation. */
  id: string;
  /** Milliseconds UTC, on the clock of whoever kept the time. */
  at: number;
  /** As far as the channel says it. */
  from: 'us' | 'operator' | 'system' | 'bot';
  text: string;
}

/** The same with its class, and why it is of it: the name of a rule, or `person`. */
export const Line = z.object({
  id: z.string().max(300),
  at: z.number(),
  from: z.enum(['us', 'operator', 'system', 'bot']),
  text: z.string().max(2_000),
  class: LineClass,
  rule: z.string().max(40),
});
export type Line = z.infer<typeof Line>;

const MOST_CHARS = 2_000;
const MOST_LINES = 200;

/** The oldest lines of a conversation, each cut to a length a person would write. */
export function boundedLines(lines: readonly RawLine[]): RawLine[] {
  return lines
    .toSorted((a, b) => a.at - b.at)
    .slice(0, MOST_LINES)
    .map((line) => ({
      ...line,
      id: line.id.slice(0, 300),
      text: line.text.slice(0, MOST_CHARS).trim(),
    }));
}

/** What makes two lines the same to whoever classed one of them: words without spaces, marks and case. */
export function lineKey(text: string): string {
  return text
    .slice(0, MOST_CHARS)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 200);
}
