export * from './types.ts';
export * from './score-types.ts';
export * from './judge-types.ts';
export type { Veto } from './veto.ts';
export { emptyState, judge } from './judge.ts';
export { StateFault } from './codec.ts';
export { decodeIndicators, encodeIndicators, foldObservations } from './judge-indicators.ts';
export { readPlatform, score, scoreReadouts, type IndicatorStates } from './score.ts';
export { emptyIndicator, mergeIndicators, type IndicatorState } from './indicator-state.ts';
export { explainChange } from './explain.ts';
export { childKey, decideAlerts } from './alerts.ts';
export { sightFact, type FactState } from './facts.ts';
export {
  logPrice,
  medianPrice,
  priceLevel,
  tierOrder,
  type PriceLevel,
  type Tier,
} from './price.ts';
export { INDICATOR_SPECS, METHOD, type IndicatorKind, type IndicatorSpec } from './method.ts';
export { METHOD_VERSION, methodText, methodVersion } from './method-version.ts';
export { normalisedWeights, PROFILE_WEIGHTS, STANDARD_PROFILES } from './profiles.ts';
export { waitUtility, WAIT_SCALES } from './waits.ts';
export { exp, ln } from './arithmetic.ts';
export { EPOCH } from './decay.ts';
