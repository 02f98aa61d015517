import { TELLING_DUE } from '../telling.ts';
import { ms, prepared, type Db } from '../client.ts';
import { OVER_PLANS } from '../maintenance.ts';
import { DUE_PLANS } from '../reports/plans.ts';
import { WAITING_PACKS } from '../packs.ts';
import { WAITING_PRINTS } from '../reports/printing.ts';
import { WAITING_TRIALS } from '../trials.ts';
import { HINTED, type Hint } from './hints.ts';

export interface TurnTerms {
  /** Of which hints are wanted. */
  resources: readonly string[];
  /** Those of them of which only what was asked for is wanted. */
  crowded: readonly string[];
  /** Hints of each. */
  limit: number;
  /** See HINTED. */
  quietMs: number;
  aheadMs: number;
}

/** What a planner finds to do. */
export interface Turn {
  hints: Hint[];
  trials: boolean;
  judging: boolean;
  alerting: boolean;
  telling: boolean;
  records: boolean;
  maintenance: boolean;
  reports: boolean;
  printing: boolean;
}

type Found = Omit<Turn, 'hints'> & {
  hints: (Omit<Hint, 'nextDue' | 'now'> & { nextDue: number; now: number })[];
};

/** A planner's turn, in one statement: takes hints, and tells whether there is anything else to do. */
export async function planTurn(
  db: Db,
  { resources, crowded, limit, quietMs, aheadMs }: TurnTerms,
): Promise<Turn> {
  const [found] = await prepared<Found>(
    db,
    'plan-turn',
    `WITH RECURSIVE ${HINTED}
     SELECT
       (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'probeId', "probeId", 'resource', resource, 'asked', asked, 'schedule', schedule, 'intervalSeconds', "intervalSeconds",
          'nextDue', ${ms('"nextDue"')}, 'now', ${ms('now')})), '[]') FROM hinted) AS hints,
       EXISTS (SELECT FROM trial WHERE ${WAITING_TRIALS}) AS trials,
       EXISTS (SELECT FROM unjudged WHERE due <= now())
         OR EXISTS (SELECT FROM platform WHERE score_due <= now()) AS judging,
       EXISTS (SELECT FROM alert_event WHERE processed_at IS NULL)
         OR EXISTS (SELECT FROM alert WHERE due <= now())
         OR EXISTS (SELECT FROM alert_group WHERE flush_at <= now()) AS alerting,
       ${TELLING_DUE} AS telling,
       EXISTS (SELECT FROM platform WHERE records_due IS NOT NULL) AS records,
       EXISTS (SELECT FROM maintenance WHERE ${OVER_PLANS}) AS maintenance,
       EXISTS (SELECT FROM report_plan WHERE ${DUE_PLANS}) AS reports,
       EXISTS (SELECT FROM report WHERE ${WAITING_PRINTS})
         OR EXISTS (SELECT FROM evidence_pack WHERE ${WAITING_PACKS}) AS printing`,
    limit,
    quietMs,
    [...resources],
    aheadMs,
    [...crowded],
  );
  if (found === undefined) throw new Error('a statement without FROM gives one row');
  const hints = found.hints.map((hint) => ({
    ...hint,
    nextDue: new Date(hint.nextDue),
    now: new Date(hint.now),
  }));
  return { ...found, hints };
}
