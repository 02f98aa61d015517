import { pointsLostIn } from '../alerting/points.ts';
import { ALERT_RECORD, type AlertRecord } from '../alerts.ts';
import { rows, type Db } from '../client.ts';
import { EXPOSURES } from '../exposures.ts';

export interface AlertAtStake extends AlertRecord {
  /** All that lies with the platform, fen; null when nobody has entered it. */
  exposure: number | null;
  /** Points of 100 it cost at its worst; null where nothing lies. */
  pointsLost: number | null;
}

const LOST = pointsLostIn({
  platformId: 'alert.platform_id',
  dimension: 'alert.dimension',
  from: 'alert.opened_at',
  until: 'now()',
});

const ORDER = `coalesce(a.exposure * a."pointsLost", 0) DESC, coalesce(a.exposure, 0) > 0 DESC,
  array_position(ARRAY['critical', 'warning', 'info'], a.severity), a.last_change_at DESC, a.id`;

/**
 * Open alerts by the money at risk times the points lost; where that says nothing, those of platforms
 * where money lies first, then the more severe and the newer ones.
 */
export async function alertsAtStake(
  db: Db,
  limit: number,
): Promise<{ items: AlertAtStake[]; total: number }> {
  const found = await rows<AlertAtStake & { total: number }>(
    db,
    `WITH held AS MATERIALIZED (${EXPOSURES}), open AS (
       SELECT alert.*, held.fen AS exposure, CASE WHEN held.fen > 0 THEN ${LOST} END AS "pointsLost",
         (count(*) OVER ())::int AS total
       FROM alert LEFT JOIN held USING (platform_id) WHERE alert.state = 'open'
     ), a AS (SELECT * FROM open a ORDER BY ${ORDER} LIMIT $1)
     SELECT ${ALERT_RECORD}, a.exposure, a."pointsLost", a.total
     FROM a JOIN platform p ON p.id = a.platform_id ORDER BY ${ORDER}`,
    limit,
  );
  return { items: found, total: found[0]?.total ?? 0 };
}
