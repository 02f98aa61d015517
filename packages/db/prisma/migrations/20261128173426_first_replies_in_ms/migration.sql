-- The series of first replies told by after-sales entries counted seconds, where all others count milliseconds.
-- Their platforms' states are made anew from the observations, which nobody hears of.
DELETE FROM "judge_state" WHERE "state" -> 'series' ? 'first-response|after-sales';
