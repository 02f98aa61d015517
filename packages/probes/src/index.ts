export { groupLook, type GroupLook } from './group-look.ts';
export { ASKING_KINDS, askedWait, type AskedWait } from './asked-wait.ts';
export { classify, type KnownLines } from './kit/conversation/classify.ts';
export { Line, LINE_CLASSES, LineClass, lineKey } from './kit/conversation/line.ts';
export { Detection, Storefront } from './kit/detection.ts';
export { type Corrections, type Item, itemOf, marketItem } from './kit/item.ts';
export { Offer, ProductState, Stock } from './kit/offer.ts';
export { resourceFor } from './kit/define.ts';
export { pageHealth } from './kit/page-health.ts';
export {
  isForSecondLook,
  LOOKS_BEFORE,
  suspicionsOf,
  withoutSuspected,
  type Suspicion,
} from './kit/second-look.ts';
export { secretValues, withoutSecrets, withStoredSecrets } from './kit/secrets.ts';
export * from './kit/types.ts';
export { companyKeys } from './kit/records/company.ts';
export { PublicRecord, RecordsSeen } from './kit/records/record.ts';
export { snapshotsOf, type Snapshot, type TakenRecord } from './kit/records/snapshots.ts';
export { RECORDS_KIND } from './kit/records/kind.ts';
export { packedOnce, packedWhole, unpackHours } from './kit/rollups/pack.ts';
export { dayOf, rollUp, startOfDay, type DayOfSeries } from './kit/rollups/roll-up.ts';
export {
  SERIES,
  SERIES_VERSION,
  seriesPoints,
  THOUSANDTHS,
  UNITS,
  type SeriesPoint,
} from './kit/rollups/series.ts';
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
export { looksOf, sampleOf, type RunLook } from './runs.ts';
export { Config as AvailabilityConfig, Seen as AvailabilitySeen } from './availability/schema.ts';
export { Config as PriceDriftConfig, Seen as PriceDriftSeen } from './price-drift/schema.ts';
export { HOOKS as WORDING_HOOKS } from './compliance-wording/vocabulary.ts';
export {
  Config as ComplianceWordingConfig,
  Seen as ComplianceWordingSeen,
} from './compliance-wording/schema.ts';
export { dismissIn, PROBES_WITH_HITS } from './dismiss.ts';
export {
  Config as SupportResponseConfig,
  Seen as SupportResponseSeen,
} from './support-response/schema.ts';
