import type { Standing } from '@kaopu/scoring';
import { rows, type Db } from '../client.ts';
import { EXPOSURES } from '../exposures.ts';
import { STANDING, type ReportSpan } from '../reports/material.ts';

/** Where a platform stood at both ends of a span, and what lies with it. */
export interface Stood {
  id: string;
  name: string;
  /** null: not scored yet. */
  before: Standing | null;
  after: Standing | null;
  /** Fen; null when nobody has entered it. */
  exposure: number | null;
}

/** By the columns of snapshots alone: the scores of five thousand platforms are too much to unpack. */
const standingAt = (at: string) => `SELECT ${STANDING} FROM score_snapshot s
  WHERE s.platform_id = p.id AND s.profile = $1 AND s.at <= ${at}
  ORDER BY s.at DESC, s.judge_seq DESC LIMIT 1`;

/** Every platform. */
export function standings(db: Db, { profile, from, until }: ReportSpan): Promise<Stood[]> {
  return rows<Stood>(
    db,
    `WITH held AS MATERIALIZED (${EXPOSURES})
     SELECT p.id, p.name, before.standing AS before, after.standing AS after, held.fen AS exposure
     FROM platform p
     LEFT JOIN held ON held.platform_id = p.id
     LEFT JOIN LATERAL (${standingAt('$2::timestamptz')}) before ON true
     LEFT JOIN LATERAL (${standingAt('$3::timestamptz')}) after ON true
     ORDER BY p.id`,
    profile,
    from,
    until,
  );
}
