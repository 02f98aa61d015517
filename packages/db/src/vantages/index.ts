export {
  askVantages,
  dropOldVantageLooks,
  endAsking,
  recordVerdicts,
  vantageAnswers,
  VANTAGE_SILENT_MS,
  type Asked,
  type VantageAnswer,
} from './asking.ts';
export { vantageTallies, type VantageTally } from './health.ts';
export {
  createVantage,
  listVantages,
  revokeVantage,
  vantageByToken,
  type VantageRecord,
} from './registry.ts';
export { DEFAULT_VANTAGE_RULE, setVantageRule, vantageRule, type VantageRule } from './rule.ts';
export {
  answerVantageLook,
  noteVantageEvidence,
  seeVantage,
  takeVantageWork,
  vantageEvidence,
  type TakenLook,
  type VantageEvidence,
  type VantageWork,
} from './working.ts';
