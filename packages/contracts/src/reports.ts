import { z } from 'zod';
import { Id, Instant } from './paging.ts';
import { DEFAULT_TIME_ZONE, TimeZone, Weekday } from './schedules.ts';
import { AnyProfileId } from './scores.ts';
import { Text } from './text.ts';

/** When a report is due: each day, or each week on a day, at an hour of a zone's clock. */
export const ReportRhythm = z.object({
  rhythm: z.enum(['daily', 'weekly']),
  hour: z.int().min(0).max(23),
  /** Of a weekly one. */
  weekday: Weekday.default(1),
  timeZone: TimeZone.default(DEFAULT_TIME_ZONE),
});
export type ReportRhythm = z.infer<typeof ReportRhythm>;

const Language = z.enum(['zh', 'en']);

export const ReportPlanInput = ReportRhythm.extend({
  profile: AnyProfileId,
  /** Where it is sent; none: it is only kept here. */
  channelIds: z.array(Id).max(50).default([]),
  /** Of the PDF. */
  language: Language.default('zh'),
  enabled: z.boolean().default(true),
});
export type ReportPlanInput = z.infer<typeof ReportPlanInput>;

export const ReportPlanView = ReportRhythm.extend({
  id: Id,
  profile: z.string(),
  channelIds: z.array(Id),
  language: Language,
  enabled: z.boolean(),
  /** When the span ends that the next report is about; it comes some minutes later. */
  dueAt: Instant,
  /** One was asked for, and is being made. */
  isAsked: z.boolean(),
  createdAt: Instant,
});
export type ReportPlanView = z.infer<typeof ReportPlanView>;

/** What one line of a report says, and what it rests on. */
export const ReportLine = z.object({
  platformId: Id,
  name: z.string(),
  text: Text,
  /** The score then and now, where it moved. */
  score: z.object({ from: z.number(), to: z.number(), points: z.number() }).nullable(),
  /** Keys of observations. */
  evidence: z.array(z.string()),
  changeIds: z.array(z.string()),
});
export type ReportLine = z.infer<typeof ReportLine>;

export const ReportSection = z.object({
  kind: z.enum(['movers', 'risks', 'stale', 'expiring']),
  title: Text,
  /** What stands there when there is nothing. */
  nothing: Text,
  /** How many there are; the lines are the first of them. */
  total: z.int(),
  lines: z.array(ReportLine),
});
export type ReportSection = z.infer<typeof ReportSection>;

/** A report as it was written. */
export const ReportContents = z.object({
  title: Text,
  lead: Text,
  sections: z.array(ReportSection),
});
export type ReportContents = z.infer<typeof ReportContents>;

export const ReportView = z.object({
  id: Id,
  planId: Id.nullable(),
  profile: z.string(),
  language: Language,
  from: Instant,
  until: Instant,
  createdAt: Instant,
  /** `failed`: it was tried several times. */
  pdf: z.enum(['ready', 'coming', 'failed']),
  contents: ReportContents,
});
export type ReportView = z.infer<typeof ReportView>;
