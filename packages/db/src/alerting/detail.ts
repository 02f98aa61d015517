import { rows, type Db } from '../client.ts';
import { pointsLost } from './points.ts';

interface Alternative {
  platformId: string;
  name: string;
  value: number;
  lo: number;
  hi: number;
  grade: string;
}

export interface AlertFacts {
  mutedBy: string | null;
  snoozedUntil: Date | null;
  /** Points of 100 it cost at its worst, by a medium buyer's weights. */
  pointsLost: number;
  /** Keys of the last look before the trouble and of the first that showed it. */
  before: string | null;
  after: string | null;
  /** How many looks its changes rest on, and which share of the platform's score rests on evidence, 0–1. */
  looks: number;
  coverage: number | null;
  /** Fen, as it was entered last. */
  exposure: { balance: number; deposits: number; openOrders: number; at: Date } | null;
  alternatives: Alternative[];
}

interface Row extends Omit<AlertFacts, 'pointsLost' | 'exposure'> {
  platformId: string;
  dimension: string;
  openedAt: Date;
  resolvedAt: Date | null;
  exposure: { seen: { fields: Record<string, number> }; at: string } | null;
}

const MOST_ALTERNATIVES = 2;

/** Of a platform `p`; the list's facts are known in the same way. */
const HAS_WANTED = `NOT EXISTS (
  SELECT FROM unnest($3::text[]) AS topic WHERE NOT EXISTS (
    SELECT FROM platform_insight i, jsonb_array_elements(i.insights->'checklists'->'small') x
    WHERE i.platform_id = p.id AND x->>'topic' = topic AND x->>'state' = 'met')
  UNION ALL
  SELECT FROM unnest($4::text[]) AS floor WHERE NOT coalesce((
    SELECT bool_and(x->>'result' = 'pass')
    FROM platform_insight i, jsonb_array_elements(i.insights->'floors') x
    WHERE i.platform_id = p.id AND x->>'id' = floor AND x->>'result' <> 'unknown'), false))`;

/** What an alternative has to be. */
export interface Wanted {
  /** Ranks them. */
  profile: string;
  /** Of the small buyer's checklist, to be met. */
  topics: readonly string[];
  /** Known, and holding for all they are about. */
  floors: readonly string[];
}

/**
 * What one had better know of an alert to decide on it; alternatives have no failed floor (status `ok`),
 * have what is wanted and are better beyond chance: their intervals lie above this one's.
 */
export async function alertFacts(
  db: Db,
  alertId: string,
  { profile, topics, floors }: Wanted,
): Promise<AlertFacts | null> {
  const [found] = await rows<Row>(
    db,
    `SELECT a.platform_id AS "platformId", a.dimension, a.opened_at AS "openedAt",
       a.resolved_at AS "resolvedAt", a.muted_by AS "mutedBy", a.snoozed_until AS "snoozedUntil",
       first.key AS after,
       (SELECT o.key FROM observation o WHERE o.probe_id = shown.probe_id AND o.slot_at < shown.slot_at
          AND o.status = 'observed' ORDER BY o.slot_at DESC LIMIT 1) AS before,
       cardinality(ARRAY(SELECT DISTINCT e.key FROM score_change c,
         jsonb_array_elements_text(c.evidence) AS e(key) WHERE c.alert_id = a.id)) AS looks,
       (mine.score->>'coverage')::float8 AS coverage,
       (SELECT jsonb_build_object('seen', o.seen, 'at', o.slot_at) FROM observation o
        WHERE o.platform_id = a.platform_id AND o.kind = 'exposure' AND o.key LIKE 'entry/%'
          AND o.retracted_by IS NULL
        ORDER BY o.slot_at DESC LIMIT 1) AS exposure,
       to_jsonb(ARRAY(SELECT jsonb_build_object('platformId', p.id, 'name', p.name, 'value', s.value,
           'lo', s.score->'lo', 'hi', s.score->'hi', 'grade', s.score->>'grade')
         FROM current_score s JOIN platform p ON p.id = s.platform_id
         WHERE s.profile = $2 AND s.status = 'ok' AND s.platform_id <> a.platform_id
           AND (s.score->>'lo')::float8 > (mine.score->>'hi')::float8 AND ${HAS_WANTED}
         ORDER BY s.value DESC, p.id LIMIT ${MOST_ALTERNATIVES})) AS alternatives
     FROM alert a
     LEFT JOIN current_score mine ON mine.platform_id = a.platform_id AND mine.profile = $2
     LEFT JOIN LATERAL (SELECT c.evidence->>0 AS key FROM score_change c
       WHERE c.alert_id = a.id AND NOT c.recovery ORDER BY c.at, c.id LIMIT 1) first ON true
     LEFT JOIN LATERAL (SELECT o.probe_id, o.slot_at FROM observation o WHERE o.key = first.key LIMIT 1) shown ON true
     WHERE a.id = $1::uuid`,
    alertId,
    profile,
    topics,
    floors,
  );
  if (found === undefined) return null;
  const { platformId, dimension, openedAt, resolvedAt, exposure, ...facts } = found;
  const span = { from: openedAt.getTime(), until: (resolvedAt ?? new Date()).getTime() };
  const fields = exposure?.seen.fields;
  return {
    ...facts,
    pointsLost: await pointsLost(db.pool, { platformId, dimension, ...span }),
    exposure:
      exposure === null
        ? null
        : {
            balance: fields?.['balance'] ?? 0,
            deposits: fields?.['deposits'] ?? 0,
            openOrders: fields?.['openOrders'] ?? 0,
            at: new Date(exposure.at),
          },
  };
}
