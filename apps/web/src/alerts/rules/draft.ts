import type { RuleInput, RuleView } from '@kaopu/contracts';
import type { RuleKind } from '@kaopu/scoring';
import { DEFAULT_PROFILE } from '../../app/profile.ts';

export const SCOPES = ['all', 'platform', 'tag'] as const;

/** A rule as it is filled in. */
export interface RuleDraft {
  kind: RuleKind;
  enabled: boolean;
  scope: (typeof SCOPES)[number];
  platformId: string;
  tag: string;
  profile: string;
  minSeverity: RuleView['minSeverity'];
  /** As typed; '' for none. */
  threshold: string;
}

/** Rules of a bound that a score or its coverage falls below; each is of one buyer's score. */
export function isBound(kind: RuleKind): boolean {
  return kind === 'score' || kind === 'stale';
}

export function draftOf(rule: RuleView): RuleDraft {
  const { kind, enabled, platformId, tag, profile, minSeverity, threshold } = rule;
  return {
    kind,
    enabled,
    scope: platformId !== null ? 'platform' : tag !== null ? 'tag' : 'all',
    platformId: platformId ?? '',
    tag: tag ?? '',
    profile: profile ?? DEFAULT_PROFILE,
    minSeverity: isBound(kind) && minSeverity === 'info' ? 'warning' : minSeverity,
    threshold: threshold === null ? '' : String(threshold),
  };
}

/** What is sent; null while something is missing. */
export function inputOf(draft: RuleDraft): RuleInput | null {
  const { kind, enabled, scope, platformId, minSeverity } = draft;
  const tag = draft.tag.trim();
  if (scope === 'platform' && platformId === '') return null;
  if (scope === 'tag' && tag === '') return null;
  const text = draft.threshold.trim();
  const threshold = text === '' ? null : Number(text);
  if (Number.isNaN(threshold) || (threshold === null && isBound(kind))) return null;
  return {
    kind,
    enabled,
    platformId: scope === 'platform' ? platformId : null,
    tag: scope === 'tag' ? tag : null,
    profile: isBound(kind) ? draft.profile : null,
    minSeverity,
    threshold,
  };
}

/** Whether a built-in rule no longer decides, for another one speaks of all platforms too. */
export function isReplaced(builtIn: RuleView, rules: readonly RuleView[]): boolean {
  return rules.some(
    ({ kind, builtIn: isOther, platformId, tag, profile }) =>
      !isOther &&
      kind === builtIn.kind &&
      platformId === null &&
      tag === null &&
      (!isBound(kind) || (profile ?? DEFAULT_PROFILE) === (builtIn.profile ?? DEFAULT_PROFILE)),
  );
}
