import { z } from 'zod';
import { Id, Instant, PageQuery } from './paging.ts';
import { Name, written } from './text.ts';

/** The largest file of public records that is taken. */
export const MOST_IMPORT_BYTES = 32 * 1024 * 1024;

export const RecordKindWord = z.enum([
  'penalty',
  'abnormal',
  'serious',
  'dishonest',
  'judgment',
  'licence',
]);

const Flag = z.enum(['true', 'false']).transform((word) => word === 'true');

/** How a file is to be read. The file itself is the body. */
export const ImportQuery = z.object({
  /** The register or platform it comes from. */
  source: written(60),
  fileName: Name,
  /** The Beijing day its content stands for; today unless said otherwise. */
  asOf: z.iso.date().optional(),
  /** It is all that the source publishes: what is missing is published no more. */
  complete: Flag.default(false),
  /** Unless its headers say so. */
  kind: RecordKindWord.optional(),
  /** Of amounts whose header names none. */
  unit: z.enum(['yuan', 'wan']).optional(),
});

const Counts = z.int().nonnegative();

export const ImportReport = z.object({
  kind: RecordKindWord,
  rows: Counts,
  records: Counts,
  /** Rows about natural persons, dropped: said to be, or by the look of the name. */
  persons: z.object({ said: Counts, presumed: Counts }),
  duplicates: Counts,
  withdrawn: Counts,
  errors: z.array(z.object({ row: z.int(), error: z.string() })),
  errorCount: Counts,
  notes: z.record(z.string(), Counts),
  amounts: z.array(
    z.object({
      header: z.string(),
      unit: z.enum(['yuan', 'wan']).nullable(),
      from: z.enum(['header', 'setting']).nullable(),
    }),
  ),
  unitHint: z.object({ yuan: Counts, wan: Counts }),
  ignoredColumns: z.array(z.string()),
  personalColumns: z.array(z.string()),
  matched: z.object({
    uscc: Counts,
    name: Counts,
    unmatched: Counts,
    platforms: z.array(z.object({ id: Id, name: z.string(), records: Counts })),
  }),
  /** Against what other imports of the source said. */
  news: z.object({ fresh: Counts, changed: Counts, unchanged: Counts }),
});
export type ImportReport = z.infer<typeof ImportReport>;

export const ImportView = z.object({
  id: Id,
  source: z.string(),
  fileName: z.string(),
  format: z.string(),
  state: z.enum(['preview', 'confirmed', 'retracted']),
  asOf: z.iso.date(),
  complete: z.boolean(),
  report: ImportReport,
  /** What was kept of the file. */
  sha256: z.string(),
  createdAt: Instant,
  confirmedAt: Instant.nullable(),
  retractedAt: Instant.nullable(),
  reason: z.string().nullable(),
});
export type ImportView = z.infer<typeof ImportView>;

export const ImportsQuery = PageQuery;

export const RetractImport = z.object({ reason: written(500) });
export type RetractImport = z.infer<typeof RetractImport>;
