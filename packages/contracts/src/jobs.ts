import { z } from 'zod';

/** Payloads of queued hints: ids only, for the queue's store is clear text and may be erased. */
export const LookJob = z.object({ probeIds: z.array(z.uuid()).min(1).max(500) });
export const TrialJob = z.object({ trialId: z.uuid() });
export const JudgeJob = z.object({ platformIds: z.array(z.uuid()).min(1).max(500) });
export const CandidateJob = z.object({ platformId: z.uuid(), method: z.string() });
export const TellJob = z.object({});
export const HeartbeatJob = z.object({ workerId: z.uuid() });
