import type { AlertRow } from '@kaopu/contracts';
import { isTermKind, recordListChange } from '@kaopu/scoring';
import { moneyText, percentText, pointsText, MISSING } from '../format/number.ts';
import { wordFor, type Messages } from '../i18n/messages.ts';
import type { ChangeKindWords } from './kind-words.ts';

export type ChangeView = AlertRow['changes'][number];

/** One side of a change as a reader says it: prices in yuan, states in words, the rest in points. */
export function changeValue(
  change: ChangeView,
  side: 'from' | 'to',
  m: Messages,
  kinds: ChangeKindWords,
): string {
  const value = change[side];
  if (value === null) return MISSING;
  if (isListChange(change.kind)) return numbersOf(value) || MISSING;
  if (change.kind === 'authorisation-text') return kinds[`text-${side}`];
  if (change.kind === 'authorisation-page' || isTermKind(change.kind)) {
    return wordFor(kinds, String(value));
  }
  if (typeof value === 'string') return wordFor(m.words.value, value);
  if (change.kind === 'price-changed') return moneyText(value);
  return change.kind === 'coverage' ? percentText(value / 100) : kinds.points(pointsText(value));
}

/** By how much a price moved, signed, e.g. 「+16.9%」; null when it is not a price. */
export function changeShare({ kind, from, to }: ChangeView): number | null {
  if (kind !== 'price-changed' || typeof from !== 'number' || typeof to !== 'number') return null;
  return from === 0 ? null : to / from - 1;
}

const LISTS = {
  'record-published': 'published',
  'record-changed': 'changed',
  'publication-ended': 'ended',
} as const;

function isListChange(kind: string): kind is keyof typeof LISTS {
  return kind in LISTS;
}

/** Numbers of all records of a list. */
function numbersOf(list: number | string): string {
  return recordListChange('', list).published.join('、');
}

/** Numbers of the public records a change is about; null when it is about something else. */
export function changedRecords({ kind, from, to }: ChangeView): string | null {
  if (!isListChange(kind)) return null;
  return recordListChange(from, to)[LISTS[kind]].join('、');
}

export function changeTitle(change: ChangeView, m: Messages, kinds: ChangeKindWords): string {
  const drifts = change.kind === 'degraded' || change.kind === 'recovered';
  const kind = wordFor(kinds, change.kind);
  const word =
    drifts && change.indicator !== null ? `${m.words.indicator[change.indicator]} · ${kind}` : kind;
  const label = change.label === '' ? change.subject : change.label;
  return label === '' ? word : `${label} · ${word}`;
}
