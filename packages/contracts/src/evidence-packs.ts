import { z } from 'zod';
import { PackBox } from './packs.ts';
import { Instant } from './paging.ts';

/** Which evidence of a platform goes into a pack; what is left out does not narrow it. */
export const EvidencePackRequest = z.strictObject({
  /** Keys of observations. */
  keys: z.array(z.string().min(1).max(200)).min(1).max(1_000).optional(),
  /** Kept between these instants. */
  from: Instant.optional(),
  to: Instant.optional(),
  /** For the reader of the pack, as it is. */
  note: z.string().max(2_000).optional(),
});
export type EvidencePackRequest = z.infer<typeof EvidencePackRequest>;

/** `manifest.json` of a pack. */
export const EvidencePackManifest = z.object({
  format: z.literal('kaopu-evidence-pack/1'),
  createdAt: Instant,
  platform: z.object({
    id: z.uuid(),
    name: z.string(),
    siteUrl: z.string(),
    legalName: z.string().nullable(),
    uscc: z.string().nullable(),
  }),
  selection: EvidencePackRequest.omit({ note: true }),
  /** Of a pack that somebody put together. */
  title: z.string().nullable(),
  note: z.string().nullable(),
  items: z.array(
    z.object({
      number: z.number().int(),
      /** Page of index.html that shows it. */
      page: z.number().int(),
      /** Path in the pack; null when the original bytes are not in it. */
      file: z.string().nullable(),
      /** Why they are not: deleted, as the chain says; or by the choice of who made the pack. */
      absent: z.enum(['deleted', 'covered', 'hash']).nullable(),
      /** A copy of the picture on which parts are covered. */
      covered: z
        .object({ file: z.string(), sha256: z.string(), boxes: z.array(PackBox) })
        .nullable(),
      note: z.string().nullable(),
      sha256: z.string(),
      url: z.string(),
      mime: z.string(),
      size: z.number().int(),
      capturedAt: Instant,
      observation: z.object({
        key: z.string(),
        kind: z.string().nullable(),
        status: z.string().nullable(),
      }),
      chain: z.object({ seq: z.number().int(), prev: z.string(), hash: z.string() }),
    }),
  ),
  /** Of chain.jsonl: each line's sha-256 is the `prev` of the next. */
  chain: z.object({
    first: z.number().int(),
    last: z.number().int(),
    /** `prev` of the first line. */
    prev: z.string(),
    /** sha-256 of the last line. */
    hash: z.string(),
    /** Where the whole chain ended when the pack was made. */
    head: z.object({ seq: z.number().int(), hash: z.string() }),
  }),
});
export type EvidencePackManifest = z.infer<typeof EvidencePackManifest>;
