-- States of the first draft are not readable any more. Observations are: the judge makes the states anew.
DELETE FROM "judge_state";
DELETE FROM "current_score";
