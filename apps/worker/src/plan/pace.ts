/** So often a planner takes its turn, unless it is woken. */
export const TURN_MS = 2_000;

/**
 * What is due within this time is claimed already, so that it starts at its time and not a turn later:
 * a turn, and the time a hint takes.
 */
export const AHEAD_MS = TURN_MS + 1_500;
