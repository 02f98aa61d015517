import { childKey } from '../alerts.ts';
import type { ChangeKind } from '../types.ts';
import type { AlertEvent, RuleKind } from './types.ts';

const BY_KIND: Readonly<Partial<Record<AlertEvent['kind'], RuleKind>>> = {
  'price-changed': 'price',
  trap: 'trap',
  'record-published': 'penalty',
  'record-changed': 'penalty',
  'publication-ended': 'penalty',
  'authorisation-page': 'authorization',
  'authorisation-text': 'authorization',
  'authorisation-term': 'authorization',
  'domain-term': 'expiry',
  'certificate-term': 'expiry',
  'became-unreachable': 'outage',
  'became-reachable': 'outage',
  'sold-out': 'stock',
  restocked: 'stock',
  'product-state-changed': 'stock',
  'shop-state-changed': 'stock',
  score: 'score',
  coverage: 'stale',
};

/** The rule kind that speaks of an event: each belongs to one. */
export function ruleKindOf({ kind, indicator, dimension }: AlertEvent): RuleKind {
  const known = BY_KIND[kind];
  if (known !== undefined) return known;
  if (indicator === 'forbidden-wording') return 'wording';
  if (indicator === 'first-response' || indicator === 'off-hours-response') return 'support';
  return dimension === 'price' ? 'price' : 'degradation';
}

/** What a trouble and its end have in common: `family|subject`. */
export function troubleOf({ kind, indicator, dimension, subject }: AlertEvent): string {
  if (kind === 'score' || kind === 'coverage' || kind === 'trap') return `${kind}|${subject}`;
  if (dimension === 'overall') return `overall|${subject}`;
  return childKey({ kind: kind satisfies ChangeKind, indicator, dimension, subject });
}

/** Whether a trouble is that of a site nobody can reach. */
export function isOutage(trouble: string): boolean {
  return trouble.startsWith('reachability|');
}
