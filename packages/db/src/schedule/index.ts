export { beginAnew, probesAhead, type ProbeAhead } from './ahead.ts';
export { databaseNow, type ComingSlots, type ScheduledProbe } from './calendars.ts';
export { claimLook, claimLooks, releaseLooks, type Claim } from './claim.ts';
export { finishLooks, type FinishedLook } from './finish.ts';
export { takeHints, type Hint } from './hints.ts';
export { planTurn, type Turn, type TurnTerms } from './turn.ts';
export { requestLook } from './request.ts';
export { endStaleRuns } from './runs.ts';
export { nextSlot, spreadOverdue } from './slots.ts';
