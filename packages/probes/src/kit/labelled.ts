import { z } from 'zod';
import type { Text } from './types.ts';

/** What a form calls a field, and a line of help under it. */
export function labelled(zh: string, en: string, hint?: Text): { labels: Text; hint?: Text } {
  return { labels: { zh, en }, ...(hint && { hint }) };
}

export const HttpUrl = z.url({ protocol: /^https?$/ }).max(2048);

/** Where something was read, and the bytes it rests on. */
export const ReadPage = z.object({
  url: z.string(),
  /** Of the evidence. */
  sha256: z.string(),
});
export type ReadPage = z.infer<typeof ReadPage>;
