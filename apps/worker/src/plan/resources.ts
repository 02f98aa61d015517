/** Pools of workers: each has queues of its own for looks and for trials. */
export const RESOURCES = ['http', 'browser'] as const;
export type Resource = (typeof RESOURCES)[number];

/** Probes a hint names: one claim for all of them, made by one worker. */
export const PROBES_A_HINT = { http: 250, browser: 1 } as const satisfies Record<Resource, number>;
