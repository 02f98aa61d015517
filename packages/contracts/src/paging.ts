import { z } from 'zod';

/** Opaque cursor of the last row of the previous page. */
export const PageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PageQuery = z.infer<typeof PageQuery>;

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Instants travel as ISO 8601 UTC. */
export const Instant = z.iso.datetime();
export const Id = z.uuid();
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
