import { z } from 'zod';
import { Id, Instant, PageQuery, Sha256 } from './paging.ts';
import { written } from './text.ts';
import { Attempt } from './vantages.ts';

export const ObservationStatus = z.enum(['observed', 'unknown', 'missed', 'open']);

/** Media type of the evidence that says what a look asked for, and what answered in which time. */
export const TRANSCRIPT_MIME = 'application/vnd.kaopu.look+json';

export const EvidenceView = z.object({
  sha256: Sha256,
  url: z.string(),
  mime: z.string(),
  size: z.number().int(),
});

export const ObservationView = z.object({
  key: z.string(),
  probeId: Id.nullable(),
  kind: z.string(),
  /** The slot it was planned for. */
  at: Instant,
  startedAt: Instant.nullable(),
  finishedAt: Instant,
  status: ObservationStatus,
  cause: z.string().nullable(),
  detail: z.string().nullable(),
  /** Seen while the supplier was in maintenance, by a plan or by its own notice: it does not count. */
  maintenance: z.enum(['planned', 'notice']).nullable(),
  /** How many slots it settles: those missed in a row, or looks in a row that saw the same. */
  slots: z.number().int(),
  seen: z.unknown(),
  evidence: z.array(EvidenceView),
  /** How it was seen from each place, when vantages were asked; null when they were not. */
  attempts: z.array(Attempt).nullable(),
  /** What it saw amiss, by indicator or topic, and no second look has borne out: it does not count. */
  unconfirmed: z.array(z.object({ about: z.string(), subject: z.string() })),
  /** Of one that kept nothing, for it was as the look before: the one that bears it out. */
  borneOutBy: z.object({ key: z.string(), evidence: z.array(EvidenceView) }).nullable(),
  /** Key of the retraction that took it back; it counts no more. */
  retractedBy: z.string().nullable(),
});
export type ObservationView = z.infer<typeof ObservationView>;

/** Takes an observation back, as if it had never been made; the observation itself is kept. */
export const RetractObservation = z.object({
  key: z.string().min(1).max(300),
  reason: written(500),
  /** Who takes it back; there are no accounts. */
  by: written(40).optional(),
});
export type RetractObservation = z.infer<typeof RetractObservation>;

export const ObservationQuery = PageQuery.extend({
  kind: z.string().max(50).optional(),
  status: ObservationStatus.optional(),
  /** Exactly these observations, at most 100, comma separated: what an alert or a score cites. */
  keys: z
    .string()
    .max(10_000)
    .transform((text) => text.split(',').filter((key) => key !== ''))
    .pipe(z.array(z.string().max(100)).max(100))
    .optional(),
});
