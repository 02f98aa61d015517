import type { ProductView } from '@kaopu/contracts';

/** One product as a storefront shows it; mirrors what a trial returns. */
export interface Offer {
  ref: string;
  title: string;
  url: string;
  category: string | null;
  price: number | null;
  memberPrice: number | null;
  tiers: { minQty: number; unitPrice: number }[];
  moq: number | null;
  stock: ProductView['stock'];
  delivery: 'auto' | 'manual' | 'unknown';
  state: string;
}

export interface Proposal {
  kind: string;
  config: unknown;
  intervalSeconds: number;
}

export interface Detection {
  url: string;
  title: string;
  storefront: string;
  icpNumber: string | null;
  /** Firms that its pages name. */
  legalNames: string[];
  uscc: string | null;
  pricePages: { title: string; url: string }[];
  /** What it says of being authorized. */
  claims: { quote: string; url: string }[];
  contacts: { channel: string; value: string }[];
  offers: Offer[];
  proposals: Proposal[];
  /** Beginnings of probes that ask somebody something, each for a contact. */
  drafts: (Proposal & {
    config: Record<string, unknown>;
    contact: { channel: string; value: string };
  })[];
}

export type TrialOutcome<Seen> =
  { kind: 'observed'; seen: Seen } | { kind: 'unknown'; cause: string; detail: string };

/** A trial's result is untyped on the wire: check what we rely on. */
export function trialOutcome<Seen>(
  result: unknown,
  isSeen: (seen: unknown) => seen is Seen,
): TrialOutcome<Seen> | null {
  if (typeof result !== 'object' || result === null || !('kind' in result)) return null;
  if (result.kind === 'observed' && 'seen' in result && isSeen(result.seen)) {
    return { kind: 'observed', seen: result.seen };
  }
  if (result.kind === 'unknown' && 'cause' in result) {
    const detail = 'detail' in result && typeof result.detail === 'string' ? result.detail : '';
    return { kind: 'unknown', cause: String(result.cause), detail };
  }
  return null;
}

function has<K extends string>(value: unknown, key: K): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && key in value;
}

export function isOffers(seen: unknown): seen is { offers: Offer[] } {
  return (
    has(seen, 'offers') &&
    Array.isArray(seen.offers) &&
    seen.offers.every((offer) => has(offer, 'ref') && has(offer, 'stock') && has(offer, 'tiers'))
  );
}

export function isDetection(seen: unknown): seen is Detection {
  return (
    isOffers(seen) &&
    has(seen, 'proposals') &&
    Array.isArray(seen.proposals) &&
    has(seen, 'contacts') &&
    Array.isArray(seen.contacts) &&
    has(seen, 'drafts') &&
    Array.isArray(seen.drafts) &&
    has(seen, 'legalNames') &&
    Array.isArray(seen.legalNames) &&
    has(seen, 'pricePages') &&
    Array.isArray(seen.pricePages) &&
    has(seen, 'claims') &&
    Array.isArray(seen.claims)
  );
}
