import { DIMENSIONS, GROUP_LABELS, RULE_KINDS } from '@kaopu/scoring';
import { z } from 'zod';
import { Id, Instant } from './paging.ts';
import { DEFAULT_TIME_ZONE, TimeWindow, TimeZone } from './schedules.ts';
import { AnyProfileId } from './scores.ts';
import { Name, written } from './text.ts';

export const AlertDimension = z.enum([...DIMENSIONS, 'overall']);
export const Severity = z.enum(['info', 'warning', 'critical']);
export const Tag = written(40);

export const RuleInput = z
  .object({
    kind: z.enum(RULE_KINDS),
    enabled: z.boolean().default(true),
    /** Of one platform, of those with a tag, or neither: of all. The more specific rule decides. */
    platformId: Id.nullable().default(null),
    tag: Tag.nullable().default(null),
    /** Of `score` and `stale`: whose score; null for a medium buyer's. */
    profile: AnyProfileId.nullable().default(null),
    minSeverity: Severity.default('info'),
    /** Least points lost; of `price` the least change in percent; of `score` and `stale` the bound, 0–100. */
    threshold: z.number().min(0).max(1_000).nullable().default(null),
  })
  .refine(({ platformId, tag }) => platformId === null || tag === null, {
    error: 'one-or-the-other',
    path: ['tag'],
  })
  // A score that moves within a whole number is no event.
  .refine(
    ({ kind, threshold }) =>
      (kind !== 'score' && kind !== 'stale') || threshold === null || Number.isInteger(threshold),
    { error: 'not-whole', path: ['threshold'] },
  );
export type RuleInput = z.infer<typeof RuleInput>;

export const RuleView = z.object({
  /** `built-in:<kind>` of what counts unless another rule says otherwise. */
  id: z.string(),
  builtIn: z.boolean(),
  kind: z.enum(RULE_KINDS),
  enabled: z.boolean(),
  platformId: Id.nullable(),
  tag: z.string().nullable(),
  profile: z.string().nullable(),
  minSeverity: Severity,
  threshold: z.number().nullable(),
});
export type RuleView = z.infer<typeof RuleView>;

/** What a rule would have brought in the last days. */
export const RuleTrial = z.object({
  days: z.int(),
  /** Events that were there to decide on. */
  events: z.int(),
  alerts: z.int(),
  messages: z.int(),
  /** There were more events than are tried: the newest were left out. */
  truncated: z.boolean(),
  /** The alerts that opened last, 50 at most, newest first. */
  newest: z.array(
    z.object({
      platformId: Id,
      platformName: z.string(),
      dimension: AlertDimension,
      severity: Severity,
      openedAt: Instant,
      /** null: it would last to this day. */
      resolvedAt: Instant.nullable(),
    }),
  ),
});
export type RuleTrial = z.infer<typeof RuleTrial>;

export const MatcherView = z.object({
  label: z.enum(['platform', 'dimension', 'severity', 'tag']),
  /** A glob knows `*` for any characters and `?` for one. */
  op: z.enum(['=', '!=', 'glob']),
  value: written(100),
});
const Matchers = z.array(MatcherView).max(20);

export const SilenceInput = z
  .object({
    matchers: Matchers.min(1),
    from: Instant.optional(),
    until: Instant,
    author: Name,
    comment: z.string().max(500).default(''),
  })
  .refine(({ from, until }) => from === undefined || Date.parse(from) < Date.parse(until), {
    error: 'too-early',
    path: ['until'],
  });
export type SilenceInput = z.infer<typeof SilenceInput>;

export const SilenceView = z.object({
  id: Id,
  matchers: z.array(MatcherView),
  from: Instant,
  until: Instant,
  author: z.string(),
  comment: z.string(),
  state: z.enum(['active', 'coming', 'over']),
  createdAt: Instant,
});
export type SilenceView = z.infer<typeof SilenceView>;

export const QuietHours = z.object({
  timeZone: TimeZone.default(DEFAULT_TIME_ZONE),
  windows: z.array(TimeWindow).min(1).max(20),
});
export type QuietHours = z.infer<typeof QuietHours>;

const Seconds = (most: number) => z.int().min(0).max(most);
const DAY = 86_400;

export const RouteInput = z.object({
  name: Name,
  /** All must fit; none fits everything. */
  matchers: Matchers.default([]),
  groupBy: z
    .array(z.enum(GROUP_LABELS))
    .max(GROUP_LABELS.length)
    .default(['platform', 'dimension']),
  /** How long the first message waits where many may tell of the same. */
  groupWaitSeconds: Seconds(3_600).default(60),
  /** Least time between two messages of a group. */
  groupIntervalSeconds: Seconds(DAY).default(300),
  /** null: never told again. */
  repeatSeconds: z
    .int()
    .min(300)
    .max(30 * DAY)
    .nullable()
    .default(DAY),
  quiet: z.array(QuietHours).max(10).default([]),
  /** Critical alerts pass in quiet hours. */
  criticalPasses: z.boolean().default(true),
  /** Further channels, so long after the first message without anybody's word. */
  escalation: z
    .array(
      z.object({
        afterMinutes: z
          .int()
          .min(1)
          .max(7 * 1_440),
        channelIds: z.array(Id).min(1).max(20),
      }),
    )
    .max(2)
    .default([]),
  /** null: all that are switched on. */
  channelIds: z.array(Id).min(1).max(50).nullable().default(null),
});
export type RouteInput = z.infer<typeof RouteInput>;

export const RouteView = RouteInput.extend({
  /** Empty of the one that takes what no other does. */
  name: z.string(),
  /** `default`: takes what no other route takes. */
  id: z.string(),
  createdAt: Instant.nullable(),
});
export type RouteView = z.infer<typeof RouteView>;

export const RouteOrder = z.object({ ids: z.array(Id).max(100) });
export const PlatformTags = z.object({ tags: z.array(Tag).max(20) });
export type PlatformTags = z.infer<typeof PlatformTags>;
