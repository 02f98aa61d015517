import { afterSales } from './entries/after-sales/index.ts';
import { cardFollowUp } from './entries/card-follow-up/index.ts';
import { testPurchase } from './entries/test-purchase/index.ts';
import type { EntryKind } from './kit/entry.ts';

/** Every kind of entry there is, one line each; the only list of them. */
export const ENTRIES: readonly EntryKind<unknown>[] = [testPurchase, cardFollowUp, afterSales];

/** The entry of a kind; undefined for kinds nobody knows. */
export function entryByKind(kind: string): EntryKind<unknown> | undefined {
  return ENTRIES.find((entry) => entry.kind === kind);
}
