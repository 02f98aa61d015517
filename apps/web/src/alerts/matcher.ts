import type { SilenceView } from '@kaopu/contracts';
import { DIMENSIONS, type AlertDimension, type Severity } from '@kaopu/scoring';

export type Matcher = SilenceView['matchers'][number];

export const LABELS = [
  'platform',
  'dimension',
  'severity',
  'tag',
] as const satisfies readonly Matcher['label'][];
export const SEVERITIES = ['info', 'warning', 'critical'] as const satisfies readonly Severity[];
export const ALERT_DIMENSIONS: readonly AlertDimension[] = [...DIMENSIONS, 'overall'];

/** Where a matcher of a label begins. */
export function blank(label: Matcher['label']): Matcher {
  const values = { platform: '', dimension: 'price', severity: 'critical', tag: '' };
  return { label, op: '=', value: values[label] };
}

/** Names of platforms cannot be matched by a pattern: their ids are. */
export function opsOf(label: Matcher['label']): readonly Matcher['op'][] {
  return label === 'platform' ? ['=', '!='] : ['=', '!=', 'glob'];
}

/** The same with another relation: a pattern is no value to choose from. */
export function withOp(matcher: Matcher, op: Matcher['op']): Matcher {
  const { label } = matcher;
  const isChosen = label !== 'tag' && op !== 'glob';
  return matcher.op === 'glob' && isChosen ? { ...blank(label), op } : { ...matcher, op };
}
