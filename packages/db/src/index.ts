export * from './alerts.ts';
export * from './alerting/detail.ts';
export * from './alerting/events.ts';
export * from './alerting/memory.ts';
export * from './alerting/points.ts';
export * from './alerting/rules.ts';
export * from './alerting/setup.ts';
export * from './alerting/tell.ts';
export * from './alerting/words.ts';
export * from './captures.ts';
export {
  createChannel,
  deleteChannel,
  findChannel,
  listChannels,
  pushKeys,
  queueTestMessage,
  updateChannel,
  type ChannelRecord,
  type ChannelTerms,
  type PushKeyPair,
} from './channels.ts';
export * from './deliveries.ts';
export { clockFrom, type Clock } from './clock.ts';
export * from './corrections.ts';
export {
  closeDb,
  openDb,
  pingDb,
  storedJson,
  transaction,
  type Db,
  type DbOptions,
  type Runner,
} from './client.ts';
export * from './dismissals.ts';
export * from './conservation.ts';
export * from './entries.ts';
export * from './events.ts';
export * from './packs.ts';
export * from './evidence/index.ts';
export * from './health.ts';
export * from './history.ts';
export {
  claimHost,
  leaveHost,
  BURST,
  capHost,
  type Hold,
  type HostTurn,
  type Refusal,
  type Visit,
} from './hosts.ts';
export * from './insights.ts';
export {
  loadJudge,
  platformsToJudge,
  storeJudgements,
  type JudgeMaterial,
  type Judgement,
  type Unconfirmed,
  type UnjudgedObservation,
} from './judging.ts';
export { seenBefore } from './seen-before.ts';
export * from './line-classes.ts';
export * from './maintenance.ts';
export * from './market-offers.ts';
export * from './market.ts';
export * from './method-trials.ts';
export {
  activateMethod,
  activeMethod,
  compareVersions,
  findMethod,
  listMethods,
  methodState,
  proposedMethods,
  proposeMethod,
  recordMethod,
  type MethodRow,
} from './methods.ts';
export { migrate } from './migrate.ts';
export * from './namesakes.ts';
export * from './observations.ts';
export * from './observed-of-kinds.ts';
export { decodePlace, type Place } from './paging.ts';
export { ensurePartitions } from './partitions.ts';
export * from './platform-head.ts';
export * from './platform-index.ts';
export type { PlatformListRecord, PlatformRecord } from './platform-record.ts';
export * from './platforms.ts';
export * from './probe-runs.ts';
export * from './probes.ts';
export * from './products.ts';
export {
  createProfile,
  deleteProfile,
  ownProfileId,
  ownProfiles,
  setDefaultProfile,
  profileById,
  type NewProfile,
  type ProfileRecord,
} from './profiles.ts';
export * from './ranking.ts';
export * from './record-imports.ts';
export * from './recent-slots.ts';
export * from './records.ts';
export * from './replays.ts';
export * from './reports/index.ts';
export * from './retractions.ts';
export {
  checkpointOf,
  missingCheckpoints,
  storeCheckpoint,
  type MissingCheckpoint,
} from './retention/checkpoints.ts';
export { pruneAlertLog, type PrunedLog } from './retention/alert-log.ts';
export { dropMonth } from './retention/drop-month.ts';
export { droppedBefore } from './retention/horizon.ts';
export { monthsToDrop } from './retention/months.ts';
export * from './robots.ts';
export * from './schedule/index.ts';
export * from './scores.ts';
export * from './self-alarm.ts';
export * from './service-claim.ts';
export {
  distrustSeries,
  knownSeries,
  openDays,
  outdatedSeries,
  replaceDays,
  sealDays,
  seriesDays,
  type KnownSeries,
  type SealedDay,
  type SeriesDay,
  type SeriesRead,
} from './series/days.ts';
export {
  claimDeliveries,
  dueChannels,
  finishDeliveries,
  releaseDeliveries,
  restsForToday,
  type ClaimTerms,
  type DeliveryClaim,
  type PostResult,
} from './telling.ts';
export * from './tickets.ts';
export * from './today/index.ts';
export { together } from './together.ts';
export * from './trials.ts';
export * from './trust.ts';
export * from './turns.ts';
export * from './vantages/index.ts';
