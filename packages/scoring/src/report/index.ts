export { digestOf, MOST_LINES } from './digest-of.ts';
export { INDICATOR_NAMES } from './indicator-names.ts';
export { expiringOf } from './expiring.ts';
export { hasLeftInterval, hasMoved, moversOf } from './movers.ts';
export type {
  EvidenceAge,
  Expiring,
  Listed,
  Mover,
  Report,
  ReportedPlatform,
  ReportMaterial,
  Risk,
  ScoresOfMove,
  SeenTerm,
  Stale,
  Standing,
  StoredChange,
} from './types.ts';
