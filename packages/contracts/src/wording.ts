import { z } from 'zod';
import { Instant, Sha256 } from './paging.ts';
import { Text, written } from './text.ts';

const Dismissed = z.object({ reason: z.string(), at: Instant });

/** Wording that was met on a supplier's pages. */
export const WordingHit = z.object({
  /** Identity: the term with the words around it. */
  id: z.string(),
  term: z.string(),
  category: z.string(),
  severity: z.enum(['severe', 'plain', 'mild', 'info']),
  /** The provision it may touch. */
  hook: Text,
  verdict: z.enum(['found', 'ambiguous']),
  where: z.enum(['title', 'description', 'page']),
  url: z.string(),
  /** The page it was read from, among the evidence. */
  sha256: Sha256,
  quote: z.string(),
  /** Place in that page's text, UTF-16 units. */
  at: z.number().int(),
  length: z.number().int(),
  places: z.number().int(),
  /** Set: shown, and counted no more. */
  dismissed: Dismissed.nullable(),
});
export type WordingHit = z.infer<typeof WordingHit>;

export const WordingView = z.object({
  /** The look it was met in; null before any. */
  look: z
    .object({ key: z.string(), at: Instant, pages: z.number().int(), failed: z.number().int() })
    .nullable(),
  hits: z.array(WordingHit),
  /** Dismissed hits that the newest look did not meet again. */
  gone: z.array(Dismissed.extend({ id: z.string(), quote: z.string() })),
});
export type WordingView = z.infer<typeof WordingView>;

export const DismissHit = z.object({
  hit: z.string().min(1).max(100),
  reason: written(500),
});
export type DismissHit = z.infer<typeof DismissHit>;
