/**
 * From so many seconds on a look is too late, as SQL of a probe: two intervals missed. Of intervals under a
 * quarter of a minute that takes as long as half a minute all the same: a worker that is started anew lets looks end for
 * 15 s, takes some seconds to come up, and a hint that was lost meanwhile comes again after 15 s.
 */
export const TOO_LATE_SECONDS = `greatest(30, 2 * interval_seconds)`;

/** The slot after a look comes within the longest time between two; nothing of ours plans twice as far ahead. */
export const TOO_FAR_AHEAD = `enabled
  AND next_due > now() + 2 * coalesce(longest_gap_seconds, interval_seconds) * interval '1 second'`;
