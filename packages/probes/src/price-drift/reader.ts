import type { Offer, ProductState } from '../kit/offer.ts';
import type { Look } from '../kit/look.ts';
import type { PageHealth } from '../kit/page-health.ts';
import type { ProductReading } from '../kit/storefronts/listing.ts';
import type { UnknownCause } from '../kit/types.ts';

export type Get = (url: string) => Promise<Look>;

export type OfferResult =
  { kind: 'offer'; offer: Offer } | { kind: 'failed'; cause: UnknownCause; detail: string };

export type ReadProduct = (ref: string) => Promise<OfferResult>;

export function failed(cause: UnknownCause, detail: string): OfferResult {
  return { kind: 'failed', cause, detail };
}

/** A reading that made no sense of the page is a failure of ours to parse it, never a price. */
export function resultOf(reading: ProductReading): OfferResult {
  return reading.kind === 'offer' ? reading : failed('unparseable', reading.detail);
}

/** The state of every product of a shop whose page says only that it is shut; null when it is open. */
export function shutState(health: PageHealth): ProductState | null {
  switch (health.kind) {
    case 'shop-closed':
    case 'maintenance':
    case 'parked':
      return 'shop_closed';
    case 'shop-frozen':
      return 'shop_frozen';
    case 'login-required':
      return 'login_required';
    default:
      return null;
  }
}
