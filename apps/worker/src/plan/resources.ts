/** Pools of workers: each has queues of its own for looks and for trials. */
export const RESOURCES = ['http', 'browser'] as const;
export type Resource = (typeof RESOURCES)[number];
