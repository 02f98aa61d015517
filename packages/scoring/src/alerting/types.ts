import type { ChangeKind, DimensionId, IndicatorId, Severity } from '../types.ts';

/** What an alert is about: a dimension, or the platform as a whole. */
export type AlertDimension = DimensionId | 'overall';

/** Besides changes: a score or the share of evidence (both 0–100) that crossed a whole number, a trap's verdict. */
export type EventKind = ChangeKind | 'score' | 'coverage' | 'trap';

/** Something that happened to a platform and may be an alert. The times are those of one clock, ms. */
export interface AlertEvent {
  id: string;
  platformId: string;
  at: number;
  dimension: AlertDimension;
  kind: EventKind;
  indicator: IndicatorId | null;
  /** A product, a channel, ''; of a score and of coverage the profile, of a verdict the trap. */
  subject: string;
  from: number | string | null;
  to: number | string | null;
  severity: Severity;
  recovery: boolean;
  /** Points of 100 that its dimension lost with the run that found it; null while nothing was scored. */
  points: number | null;
  /** Planned time between two looks of the probe that saw it; null when no look did. */
  lookMs: number | null;
  /** How many products and probes of the platform might tell of the same. */
  breadth: number;
}

export const RULE_KINDS = [
  'degradation',
  'price',
  'trap',
  'penalty',
  'authorization',
  'expiry',
  'support',
  'outage',
  'stock',
  'wording',
  'score',
  'stale',
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** Which events of a kind are alerts. Where several speak of a platform, the most specific one decides. */
export interface EventRule {
  id: string;
  kind: RuleKind;
  enabled: boolean;
  /** Of one platform, of those with a tag, or (both null) of all. */
  platformId: string | null;
  tag: string | null;
  /** Whose score, for *score* and *stale*; null for a medium buyer's. */
  profile: string | null;
  /** Less severe ones are history and no alert. */
  minSeverity: Severity;
  /** Least points lost; of *price* the least change in percent; of *score* and *stale* the bound below which. */
  threshold: number | null;
}

export interface Matcher {
  label: 'platform' | 'dimension' | 'severity' | 'tag';
  /** A glob knows `*` and `?`. */
  op: '=' | '!=' | 'glob';
  value: string;
}

export interface Silence {
  id: string;
  matchers: readonly Matcher[];
  from: number;
  until: number;
}

export const GROUP_LABELS = ['platform', 'dimension', 'tag'] as const;
export type GroupLabel = (typeof GROUP_LABELS)[number];

/** Where alerts go and when. The first route whose matchers all fit takes an alert. */
export interface Route {
  id: string;
  matchers: readonly Matcher[];
  groupBy: readonly GroupLabel[];
  /** How long the first message of a group waits for more, where more may come, ms. */
  groupWaitMs: number;
  /** The least time between two messages of a group, ms; what is worse, and the end, do not wait. */
  groupIntervalMs: number;
  /** Told again after so long while nobody has acknowledged; null for never, ms. */
  repeatMs: number | null;
  /** Whether critical alerts pass in quiet hours. */
  criticalPasses: boolean;
  /** At most two steps: so long after the first message without a word of anybody's, ms. */
  escalation: readonly { afterMs: number; channels: readonly string[] }[];
  /** null: all that are switched on. */
  channels: readonly string[] | null;
}

/** What is known of a platform besides its events. */
export interface Labels {
  tags: readonly string[];
  maintenance: readonly { from: number; until: number }[];
}

/** All that decides besides what happens. */
export interface Setup {
  rules: readonly EventRule[];
  silences: readonly Silence[];
  /** Never empty: the last one takes what no other does. */
  routes: readonly Route[];
  labels: (platformId: string) => Labels;
  /** The end of the quiet hours of a route that hold at an instant; null outside of them. */
  quietUntil: (route: Route, at: number) => number | null;
  /** Whether our own network was away: then nothing is told, for nothing is known. */
  isCutOff: (at: number) => boolean;
}

export const TELL_REASONS = [
  'first',
  'worse',
  'added',
  'recovered',
  'flapping',
  'flapping-ended',
  'repeated',
  'escalated',
] as const;
export type TellReason = (typeof TELL_REASONS)[number];

/** One trouble of one subject, `family|subject`, and its latest turns. */
export interface Child {
  bad: boolean;
  /** Of the last turn. */
  at: number;
  lookMs: number | null;
  /** Its turns from good to bad and back, oldest first. */
  turns: number[];
  /** Since when it flaps; null while it does not. */
  flapping: number | null;
}

/** What is to be told at the next opportunity. */
export interface News {
  /** null: nothing that is worth a message by itself. */
  reason: TellReason | null;
  /** The events, the newest at most MOST_EVENTS, and how many more there were. */
  events: string[];
  more: number;
}

export interface LiveAlert {
  id: string;
  platformId: string;
  dimension: AlertDimension;
  severity: Severity;
  openedAt: number;
  /** null while it lasts. */
  resolvedAt: number | null;
  children: string[];
  /** The group it is told with; its route comes first. */
  group: string;
  routeId: string;
  /** Messages that speak of it first. */
  sequence: number;
  /** Since when somebody's word is waited for: the first message, or the end of a snooze. */
  firstToldAt: number | null;
  toldAt: number | null;
  toldSeverity: Severity | null;
  escalated: number;
  /** An escalation that was held back is asked about again then. */
  askAt: number;
  acknowledged: boolean;
  snoozedUntil: number | null;
  /** What keeps it from being told: `maintenance`, `silence:<id>`, `outage`, `own-network`, `snoozed`, `quiet`. */
  mutedBy: string | null;
  news: News;
}

export interface Group {
  toldAt: number | null;
  toldSeverity: Severity | null;
  flushAt: number | null;
  /** Held back by quiet hours: what was held goes out together. */
  held: boolean;
}

/** All that is remembered between two runs. */
export interface Memory {
  /** By platform and `family|subject`. */
  children: Record<string, Record<string, Child>>;
  alerts: Record<string, LiveAlert>;
  groups: Record<string, Group>;
}

export interface Told {
  alertId: string;
  reason: TellReason;
  events: string[];
  more: number;
}

/** One message to the channels of a route. */
export interface Message {
  at: number;
  routeId: string;
  channels: readonly string[] | null;
  reason: TellReason;
  /** Who it is about, the gravest first; the first gives it its number. */
  about: Told[];
  sequence: number;
}
