-- States of the method's first draft are not readable any more; observations are, and the judge makes them anew.
DELETE FROM "judge_state";
DELETE FROM "current_score";
