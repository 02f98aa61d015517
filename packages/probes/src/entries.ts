import { afterSales } from './entries/after-sales/index.ts';
import { agencyFee } from './entries/agency-fee/index.ts';
import { brandVerification } from './entries/brand-verification/index.ts';
import { buyerTerms } from './entries/buyer-terms/index.ts';
import { cardFollowUp } from './entries/card-follow-up/index.ts';
import { exposure } from './entries/exposure/index.ts';
import { groupChat } from './entries/group-chat/index.ts';
import { platformReply } from './entries/platform-reply/index.ts';
import { policyTest } from './entries/policy-test/index.ts';
import { procurementProof } from './entries/procurement-proof/index.ts';
import { registerCheck } from './entries/register-check/index.ts';
import { penaltyCheck } from './entries/penalty-check/index.ts';
import { supportConversation } from './entries/support-conversation/index.ts';
import { testPurchase } from './entries/test-purchase/index.ts';
import { trialAccount } from './entries/trial-account/index.ts';
import { withdrawal } from './entries/withdrawal/index.ts';
import type { EntryKind } from './kit/entry.ts';

/** Every kind of entry there is, one line each, as they are offered; the only list of them. */
export const ENTRIES: readonly EntryKind<unknown>[] = [
  testPurchase,
  cardFollowUp,
  afterSales,
  supportConversation,
  policyTest,
  withdrawal,
  brandVerification,
  registerCheck,
  procurementProof,
  agencyFee,
  trialAccount,
  buyerTerms,
  groupChat,
  exposure,
  penaltyCheck,
  platformReply,
];

/** The entry of a kind; undefined for kinds nobody knows. */
export function entryByKind(kind: string): EntryKind<unknown> | undefined {
  return ENTRIES.find((entry) => entry.kind === kind);
}
