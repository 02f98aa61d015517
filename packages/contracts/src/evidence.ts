import { z } from 'zod';
import { EvidenceView } from './observations.ts';
import { Id, Instant, Sha256 } from './paging.ts';

/** How stored bytes can be shown to a person. `page` is HTML, `binary` what nobody can read. */
export const EvidenceForm = z.enum(['page', 'picture', 'json', 'text', 'binary']);
export type EvidenceForm = z.infer<typeof EvidenceForm>;

export const EvidenceInfoQuery = z.object({
  /** Key of the observation it is looked at for: the same bytes may stand behind many. */
  of: z.string().min(1).max(100).optional(),
});

export const EvidenceViewQuery = z.object({
  /** `source` shows a page's own text instead of what it looks like. */
  as: z.enum(['page', 'source']).default('page'),
  lang: z.enum(['zh', 'en']).default('zh'),
});
export type EvidenceViewQuery = z.infer<typeof EvidenceViewQuery>;

export const EvidenceInfo = z.object({
  sha256: Sha256,
  mime: z.string(),
  size: z.number().int(),
  form: EvidenceForm,
  storedAt: Instant,
  /** The look that kept it; null when none is known, as for a trial. */
  capture: z
    .object({
      key: z.string(),
      platformId: Id,
      platformName: z.string(),
      kind: z.string(),
      /** How the look ended. */
      status: z.string(),
      /** Who recorded it, where a person did. */
      reporter: z.string().nullable(),
      /** Where the platform's chain says so. */
      link: z.object({ seq: z.int(), prev: z.string(), hash: z.string() }).nullable(),
      url: z.string(),
      /** The slot it was planned for. */
      at: Instant,
      capturedAt: Instant,
      /** What else the same look kept. */
      others: z.array(EvidenceView),
      /** The look before by the same probe at the same URL. */
      previous: z.object({ sha256: Sha256, at: Instant }).nullable(),
      /** The last look before whose bytes were others; null when none is near. */
      different: z.object({ sha256: Sha256, at: Instant }).nullable(),
    })
    .nullable(),
});
export type EvidenceInfo = z.infer<typeof EvidenceInfo>;

/** What a compared piece is: a line of text, or one thing a visitor of the page can see. */
export const DiffKind = z.enum(['line', 'title', 'text', 'link', 'picture', 'field', 'frame']);
export type DiffKind = z.infer<typeof DiffKind>;

export const DiffSide = z.object({
  /** A selector path in the page, or a line's number. */
  at: z.string(),
  /** The whole text in order; marked parts are what differs from the other side. */
  parts: z.array(z.object({ text: z.string(), marked: z.boolean() })),
});
export type DiffSide = z.infer<typeof DiffSide>;

export const DiffRow = z.discriminatedUnion('change', [
  z.object({ change: z.literal('added'), kind: DiffKind, after: DiffSide }),
  z.object({ change: z.literal('removed'), kind: DiffKind, before: DiffSide }),
  z.object({
    change: z.enum(['same', 'changed', 'moved']),
    kind: DiffKind,
    before: DiffSide,
    after: DiffSide,
  }),
  /** Equal pieces that are left out. */
  z.object({ change: z.literal('gap'), count: z.number().int() }),
]);
export type DiffRow = z.infer<typeof DiffRow>;

export const RowsDiff = z.object({
  rows: z.array(DiffRow),
  counts: z.object({
    added: z.number().int(),
    removed: z.number().int(),
    changed: z.number().int(),
    moved: z.number().int(),
    same: z.number().int(),
  }),
  /** False when a side was longer than what is compared, or more rows changed than are listed. */
  complete: z.boolean(),
});
export type RowsDiff = z.infer<typeof RowsDiff>;

const PictureSize = z.object({ width: z.number().int(), height: z.number().int() });

/** In pixels of its own picture, from its top left corner. */
const PictureBox = PictureSize.extend({ x: z.number().int(), y: z.number().int() });

export const PictureDiff = z.object({
  before: PictureSize,
  after: PictureSize,
  /** Changed regions, where they are on either side; null where something is only on the other. */
  boxes: z.array(z.object({ before: PictureBox.nullable(), after: PictureBox.nullable() })),
  /** Share of the larger picture's pixels that differ, 0 to 1. */
  share: z.number(),
});
export type PictureDiff = z.infer<typeof PictureDiff>;

const DiffOf = z.object({
  sha256: Sha256,
  mime: z.string(),
  size: z.number().int(),
  form: EvidenceForm,
  storedAt: Instant,
});

export const EvidenceDiff = z.object({
  before: DiffOf,
  after: DiffOf,
  /** The same bytes. */
  same: z.boolean(),
  /** What a visitor sees of two pages, or the lines of two texts. */
  content: RowsDiff.nullable(),
  /** The source of two pages, a tag a line, attributes in order, nonces left out. */
  source: RowsDiff.nullable(),
  picture: PictureDiff.nullable(),
  /** Why nothing could be compared. */
  refusal: z
    .enum(['different-forms', 'binary', 'picture-format', 'picture-size', 'picture-damaged'])
    .nullable(),
});
export type EvidenceDiff = z.infer<typeof EvidenceDiff>;
