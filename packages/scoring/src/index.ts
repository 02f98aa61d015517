export * from './types.ts';
export * from './score-types.ts';
export * from './judge-types.ts';
export { FLOOR_RULES, FLOORS, type FloorCode, type FloorId, type Veto } from './floors.ts';
export { SOURCES, TOPICS, type Finding, type Source, type TopicId } from './findings.ts';
export type { Insights, PriceCourse } from './insights.ts';
export { signFigures, signText } from './run-away/sign.ts';
export { warningText, WARNING_LEVELS } from './run-away/early-warning.ts';
export { GOODS, type Goods } from './traps/goods.ts';
export { signalText } from './traps/signals.ts';
export { TRAP_LEVELS, TRAPS, verdictText } from './traps/verdict.ts';
export { CHECKLISTS, type CheckedCriterion, type CriterionState } from './checklists.ts';
export { REASON_TEXTS, type Reason, type ReasonCode } from './reasons.ts';
export { emptyState, judge } from './judge.ts';
export { StateFault } from './codec.ts';
export { UnknownFieldFault } from './known-fields.ts';
export type { Hash } from './digest.ts';
export { decodeIndicators, encodeIndicators, foldObservations } from './judge-indicators.ts';
export { readPlatform, score, scoreReadouts, type IndicatorStates } from './score.ts';
export { emptyIndicator, mergeIndicators, type IndicatorState } from './indicator-state.ts';
export { explainChange } from './explain.ts';
export {
  explainScoreChange,
  type DimensionChange,
  type ExplainedChange,
  type IndicatorChange,
} from './explain-change.ts';
export {
  rank,
  type RankedPlatform,
  type RankInput,
  type Ranking,
  type UnrankedPlatform,
} from './ranking/rank.ts';
export { CHOICES, RANKING_RULES, type ChoiceId } from './ranking/rules.ts';
export { reasonChanges, type ReasonChange } from './reason-changes.ts';
export { childKey, decideAlerts } from './alerts.ts';
export * from './alerting/index.ts';
export { recordListChange, type RecordListChange } from './record-list.ts';
export { sightFact, type FactState } from './facts.ts';
export type { MarketItem, MarketPrice } from './price/peers.ts';
export { referenceOf, type PriceReference } from './price/reference.ts';
export { standingOf } from './price/level.ts';
export { isTooLow } from './price/too-low.ts';
export { tierOrder, type Tier } from './price/tiers.ts';
export { feeUtility, type Charge } from './price/fee.ts';
export { periodOf } from './entries.ts';
export type { PriceSeen } from './prices.ts';
export {
  CURRENT_METHOD,
  INDICATOR_SPECS,
  METHOD,
  type Constants,
  type IndicatorKind,
  type IndicatorSpec,
  type Method,
  type PenaltySeverity,
} from './method.ts';
export { METHOD_VERSION, methodText, methodVersion } from './method-version.ts';
export { readMethod } from './stored-method.ts';
export { canonicalJson } from './canonical.ts';
export { lengthText } from './length-text.ts';
export {
  floorsOf,
  millionths,
  normalisedWeights,
  PROFILE_WEIGHTS,
  profileProblem,
  profileText,
  STANDARD_PROFILES,
  type ProfileProblem,
} from './profiles.ts';
export * from './report/index.ts';
export * from './terms.ts';
export { yuanText } from './yuan.ts';
export * from './utilities.ts';
export { knownOf, reweighed, type Known, type Published } from './standing.ts';
export {
  inputsText,
  recomputed,
  type Exported,
  type ExportedPlatform,
  type Recomputed,
} from './recompute.ts';
export { inOrder } from './ranking/in-order.ts';
export { overall, pull, type Overall, type Weights } from './overall.ts';
export { posterior } from './posterior.ts';
export { waitUtility, WAIT_SCALES } from './waits.ts';
export { exp, ln } from './arithmetic.ts';
export { EPOCH } from './decay.ts';
export {
  mergeSummaries,
  NOTHING,
  quantile,
  subtractSummary,
  summaryOf,
  type Summary,
} from './sketch.ts';
