import { z } from 'zod';

/** Payloads of queued hints: ids and times only, for the queue's store is clear text and may be erased. */
export const LookJob = z.object({
  probeIds: z.array(z.uuid()).min(1).max(500),
  /** Of those that keep a schedule: the slots around now, ms UTC (ComingSlots, in @kaopu/db). */
  coming: z
    .array(
      z.object({
        probeId: z.uuid(),
        due: z.int(),
        passed: z.int().nonnegative(),
        at: z.array(z.int()).min(2),
      }),
    )
    .optional(),
});
export const TrialJob = z.object({ trialId: z.uuid() });
export const JudgeJob = z.object({ platformIds: z.array(z.uuid()).min(1).max(500) });
export const CandidateJob = z.object({ platformId: z.uuid(), method: z.string() });
/** Something happened that may be an alert. */
export const AlertJob = z.object({});
export const TellJob = z.object({});
export const PrintJob = z.union([z.object({ reportId: z.uuid() }), z.object({ packId: z.uuid() })]);
/** Something was asked for: planners look for it at once. */
export const WakeJob = z.object({});
export const HeartbeatJob = z.object({ workerId: z.uuid() });
