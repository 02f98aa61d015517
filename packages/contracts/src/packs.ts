import { z } from 'zod';
import { EvidenceForm } from './evidence.ts';
import { Id, Instant, Sha256 } from './paging.ts';
import { written } from './text.ts';

export const MOST_PACK_ITEMS = 100;

/** A covered part of a picture, in shares of its width and height. */
export const PackBox = z.strictObject({
  left: z.number().min(0).max(1),
  top: z.number().min(0).max(1),
  width: z.number().positive().max(1),
  height: z.number().positive().max(1),
});
export type PackBox = z.infer<typeof PackBox>;

/** Which piece of evidence: the bytes, and the observation that kept them. */
export const PackPick = z.strictObject({
  key: z.string().min(1).max(200),
  sha256: Sha256,
});
export type PackPick = z.infer<typeof PackPick>;

/** One piece in a pack. The same bytes are shown the same way wherever they occur in it. */
export const PackItem = PackPick.extend({
  /** For the reader, as it is. */
  note: z.string().max(300).default(''),
  /** The bytes themselves, a covered copy of a picture, or nothing but what proves them. */
  show: z.enum(['whole', 'covered', 'hash']).default('whole'),
  /** The covered copy, handed in as an upload, and what of it is covered. */
  cover: z
    .strictObject({ sha256: Sha256, boxes: z.array(PackBox).min(1).max(50) })
    .nullable()
    .default(null),
});
export type PackItem = z.infer<typeof PackItem>;

const About = {
  title: written(120),
  /** For the cover, as it is. */
  note: z.string().max(1_000).default(''),
  /** Of the PDF. */
  language: z.enum(['zh', 'en']).default('zh'),
};

export const NewPack = z.strictObject({
  ...About,
  platformId: Id,
  items: z.array(PackPick).max(MOST_PACK_ITEMS).default([]),
});
export type NewPack = z.infer<typeof NewPack>;

/** The whole pack anew. */
export const PackChange = z.strictObject({
  ...About,
  items: z.array(PackItem).max(MOST_PACK_ITEMS),
  /** Of the pack as it was read: a change to another one is refused. */
  revision: z.int(),
});
export type PackChange = z.infer<typeof PackChange>;

export const PackItemView = PackItem.extend({
  number: z.int(),
  /** Pages of the PDF: where it begins, and how many it takes. */
  page: z.int(),
  sheets: z.int(),
  /** `unknown`: no chain says that this look kept these bytes. */
  state: z.enum(['whole', 'damaged', 'deleted', 'unknown']),
  url: z.string(),
  mime: z.string(),
  size: z.int(),
  form: EvidenceForm,
  capturedAt: Instant.nullable(),
});
export type PackItemView = z.infer<typeof PackItemView>;

export const PackView = z.object({
  id: Id,
  platformId: Id,
  platformName: z.string(),
  title: z.string(),
  note: z.string(),
  language: z.enum(['zh', 'en']),
  revision: z.int(),
  createdAt: Instant,
  changedAt: Instant,
  items: z.array(PackItemView),
  /** Of the PDF, cover and index included. */
  pages: z.int(),
  /** The chain that proves the items links up. */
  isChained: z.boolean(),
  /** `none`: nobody asked for it since the last change. `failed`: it was tried several times. */
  pdf: z.enum(['none', 'coming', 'ready', 'failed']),
});
export type PackView = z.infer<typeof PackView>;

export const PackListed = PackView.pick({
  id: true,
  platformId: true,
  title: true,
  createdAt: true,
}).extend({ items: z.int() });
export type PackListed = z.infer<typeof PackListed>;

export const PackListQuery = z.object({ platform: Id });

/** What one page of paper shows of a piece. */
export const PackSheet = z.discriminatedUnion('kind', [
  /** Part of a picture that is `width` by `whole` mm: from `from` on, `height` high. */
  z.object({
    kind: z.literal('picture'),
    width: z.number(),
    whole: z.number(),
    from: z.number(),
    height: z.number(),
  }),
  z.object({ kind: z.literal('lines'), lines: z.array(z.string()) }),
  /** Nothing of the bytes. */
  z.object({ kind: z.literal('nothing'), why: z.enum(['hash', 'deleted', 'unreadable']) }),
]);
export type PackSheet = z.infer<typeof PackSheet>;

/** A pack laid out on paper: whoever prints it decides nothing any more. */
export const PackPaper = z.object({
  title: z.string(),
  note: z.string(),
  language: z.enum(['zh', 'en']),
  madeAt: Instant,
  platform: z.array(z.string()),
  pages: z.int(),
  chain: z.object({ first: z.int(), last: z.int(), hash: z.string() }),
  items: z.array(
    z.object({
      number: z.int(),
      page: z.int(),
      url: z.string(),
      mime: z.string(),
      size: z.int(),
      sha256: Sha256,
      note: z.string(),
      look: z.string(),
      capturedAt: Instant,
      link: z.object({ seq: z.int(), hash: z.string() }),
      /** Of which picture the sheets show parts: the covered copy of a covered one. */
      picture: z.object({ sha256: Sha256, type: z.string() }).nullable(),
      isCovered: z.boolean(),
      /** The sheets show all of it. */
      complete: z.boolean(),
      sheets: z.array(PackSheet).min(1),
    }),
  ),
});
export type PackPaper = z.infer<typeof PackPaper>;
