import {
  AlertJob,
  CandidateJob,
  HeartbeatJob,
  JudgeJob,
  LookJob,
  PrintJob,
  TellJob,
  TrialJob,
  WakeJob,
} from '@kaopu/contracts';

/**
 * Every kind of job with what its hint carries; each has a queue of its name. Looks have one
 * queue a resource, not one a probe kind: what shares a pool of workers shares a queue. What somebody waits
 * for (`asked`) has another, and stands behind nothing that is merely planned.
 */
export const CATALOGUE = {
  'look-http': LookJob,
  'look-browser': LookJob,
  'asked-http': LookJob,
  'asked-browser': LookJob,
  'trial-http': TrialJob,
  'trial-browser': TrialJob,
  judge: JudgeJob,
  candidate: CandidateJob,
  alert: AlertJob,
  tell: TellJob,
  print: PrintJob,
  wake: WakeJob,
  heartbeat: HeartbeatJob,
} as const;

export type JobName = keyof typeof CATALOGUE;
export type Payload<Name extends JobName> = (typeof CATALOGUE)[Name]['_zod']['output'];

export const JOB_NAMES: readonly JobName[] = [
  'look-http',
  'look-browser',
  'asked-http',
  'asked-browser',
  'trial-http',
  'trial-browser',
  'judge',
  'candidate',
  'alert',
  'tell',
  'print',
  'wake',
  'heartbeat',
];
