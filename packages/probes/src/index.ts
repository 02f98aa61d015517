export { Detection, Storefront } from './kit/detection.ts';
export { type Item, itemOf, marketItem } from './kit/item.ts';
export { Offer, ProductState, Stock } from './kit/offer.ts';
export { resourceFor } from './kit/define.ts';
export { pageHealth } from './kit/page-health.ts';
export * from './kit/types.ts';
export { PROBES, probeByKind } from './registry.ts';
export { Config as AvailabilityConfig, Seen as AvailabilitySeen } from './availability/schema.ts';
export { Config as PriceDriftConfig, Seen as PriceDriftSeen } from './price-drift/schema.ts';
