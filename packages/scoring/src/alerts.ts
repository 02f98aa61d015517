import type { AlertDecision, AlertReason, OpenAlert } from './judge-types.ts';
import { DIMENSIONS, type Change, type ChangeKind, type Severity } from './types.ts';

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, critical: 2 };

/** The most telling reason wins: one notification an alert and judge run. */
const REASON_RANK: Readonly<Record<AlertReason, number>> = {
  added: 0,
  worse: 1,
  first: 2,
  recovered: 3,
};

const FAMILIES: Readonly<Partial<Record<ChangeKind, string>>> = {
  'price-changed': 'price',
  'sold-out': 'stock',
  restocked: 'stock',
  'product-state-changed': 'product-state',
  'shop-state-changed': 'shop-state',
  'became-unreachable': 'reachability',
  'became-reachable': 'reachability',
  'record-published': 'public-records',
  'record-changed': 'public-records',
  'publication-ended': 'public-records',
  'authorisation-page': 'authorisation-page',
  'authorisation-text': 'authorisation-text',
  'authorisation-term': 'authorisation-term',
  'domain-term': 'domain-term',
  'certificate-term': 'certificate-term',
};

/** What a change and its recovery have in common: `family|subject`. */
export function childKey(
  change: Pick<Change, 'kind' | 'indicator' | 'dimension' | 'subject'>,
): string {
  const family = FAMILIES[change.kind] ?? change.indicator ?? change.dimension;
  return `${family}|${change.subject}`;
}

interface Draft {
  severity: Severity | null;
  children: Set<string>;
  changes: Change[];
  reason: AlertReason | null;
}

function give(draft: Draft, reason: AlertReason): void {
  if (draft.reason === null || REASON_RANK[reason] > REASON_RANK[draft.reason]) {
    draft.reason = reason;
  }
}

function apply(draft: Draft, change: Change): void {
  const key = childKey(change);
  if (change.recovery) {
    // Good news about a trouble nobody was told of is history, not an alert.
    if (draft.severity === null) return;
    draft.children.delete(key);
    draft.changes.push(change);
    return;
  }
  if (draft.severity === null) give(draft, 'first');
  else if (RANK[change.severity] > RANK[draft.severity]) give(draft, 'worse');
  else if (change.kind !== 'degraded') give(draft, 'added');
  if (draft.severity === null || RANK[change.severity] > RANK[draft.severity]) {
    draft.severity = change.severity;
  }
  draft.children.add(key);
  draft.changes.push(change);
}

/**
 * One alert a platform and dimension. `open` holds the platform's open alerts; `changes` come in
 * the order they were found. An alert whose children have all recovered is resolved.
 */
export function decideAlerts(
  open: readonly OpenAlert[],
  changes: readonly Change[],
): AlertDecision[] {
  return DIMENSIONS.flatMap((dimension) => {
    const alert = open.find((candidate) => candidate.dimension === dimension) ?? null;
    const draft: Draft = {
      severity: alert?.severity ?? null,
      children: new Set(alert?.children),
      changes: [],
      reason: null,
    };
    for (const change of changes) {
      if (change.dimension === dimension) apply(draft, change);
    }
    if (draft.severity === null || draft.changes.length === 0) return [];
    const resolved = draft.children.size === 0;
    // Trouble that came and went between two runs was never told: it is told once, as a first.
    if (resolved && alert !== null) give(draft, 'recovered');
    return [
      {
        alertId: alert?.id ?? null,
        dimension,
        severity: draft.severity,
        children: [...draft.children].sort(),
        resolved,
        changes: draft.changes,
        notify: draft.reason,
      },
    ];
  });
}
