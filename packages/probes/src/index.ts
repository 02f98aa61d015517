export { classify, type KnownLines } from './kit/conversation/classify.ts';
export { Line, LINE_CLASSES, LineClass, lineKey } from './kit/conversation/line.ts';
export { Detection, Storefront } from './kit/detection.ts';
export { type Item, itemOf, marketItem } from './kit/item.ts';
export { Offer, ProductState, Stock } from './kit/offer.ts';
export { secretNames, withKeptSecrets, withoutSecrets } from './kit/secrets.ts';
export { resourceFor } from './kit/define.ts';
export * from './kit/types.ts';
export { ENTRIES, entryByKind } from './entries.ts';
export {
  Entry,
  indicateEntry,
  Reporter,
  sourceOf,
  type EntryKind,
  type EntrySource,
} from './kit/entry.ts';
export { PROBES, probeByKind } from './registry.ts';
export { Config as AvailabilityConfig, Seen as AvailabilitySeen } from './availability/schema.ts';
export { Config as PriceDriftConfig, Seen as PriceDriftSeen } from './price-drift/schema.ts';
export {
  Config as SupportResponseConfig,
  Seen as SupportResponseSeen,
} from './support-response/schema.ts';
