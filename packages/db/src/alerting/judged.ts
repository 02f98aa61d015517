/** By whose weights points are counted where no buyer is named. */
const MEDIUM = `'medium'`;

const pointsOf = (score: string) => `(SELECT (l->>'points')::float8
  FROM jsonb_array_elements(${score}->'losses') l WHERE l->>'dimension' = c.dimension)`;

/**
 * Parts of the judge's statement: what its runs found that may be an alert. Of `p` (the runs), `scores`
 * and `changed`; a score, its coverage and a verdict are events once they differ from what stood before.
 */
export const EVENTS = `moved AS (
  SELECT s.id AS platform_id, s.at, s.score->>'profile' AS profile, x.kind, x.before, x.after
  FROM scores s JOIN current_score o ON o.platform_id = s.id AND o.profile = s.score->>'profile'
  CROSS JOIN LATERAL (VALUES
    ('score', (o.score->>'value')::float8, (s.score->>'value')::float8),
    ('coverage', 100 * (o.score->>'coverage')::float8, 100 * (s.score->>'coverage')::float8)
  ) AS x(kind, before, after)
  WHERE floor(x.before) <> floor(x.after)
    AND (x.kind = 'coverage' OR 'insufficient' NOT IN (o.score->>'status', s.score->>'status'))
), judged AS (
  SELECT p.id AS platform_id, p.at, t.verdict,
    coalesce((SELECT v->>'level' FROM platform_insight i, jsonb_array_elements(i.insights->'traps') v
      WHERE i.platform_id = p.id AND v->>'trap' = t.verdict->>'trap'), 'none') AS before
  FROM p, jsonb_array_elements(p.insights->'traps') AS t(verdict)
), events AS (
  INSERT INTO alert_event (platform_id, change_id, at, kind, dimension, indicator, subject, label,
    from_value, to_value, severity, recovery, since, evidence, points, look_ms, breadth)
  SELECT platform_id, id, judged_at, kind, dimension, indicator, subject, label, "from", "to",
    severity, recovery, since, evidence, points, look_ms,
    (SELECT count(*) FROM product x WHERE x.platform_id = e.platform_id)
    + (SELECT count(*) FROM probe x WHERE x.platform_id = e.platform_id AND x.enabled)
  FROM (
    SELECT c.platform_id, c.id, c.judged_at, c.kind, c.dimension, c.indicator, c.subject, c.label, c."from",
      c."to", c.severity, c.recovery, c.since, c.evidence,
      ${pointsOf('s.score')} - ${pointsOf('o.score')} AS points,
      probe.interval_seconds::bigint * 1000 AS look_ms, c.at AS seen
    FROM changed c
    LEFT JOIN scores s ON s.id = c.platform_id AND s.score->>'profile' = ${MEDIUM}
    LEFT JOIN current_score o ON o.platform_id = c.platform_id AND o.profile = ${MEDIUM}
    LEFT JOIN probe ON probe.id = c."probeId"
    UNION ALL
    SELECT platform_id, NULL::uuid, at, kind, 'overall', NULL, profile, '', to_jsonb(before), to_jsonb(after),
      CASE WHEN after < before THEN 'warning' ELSE 'info' END, after > before, at, '[]'::jsonb,
      CASE WHEN kind = 'score' THEN before - after END, NULL, at
    FROM moved
    UNION ALL
    SELECT platform_id, NULL, at, 'trap', 'overall',
      NULL, verdict->>'trap', '', to_jsonb(before), verdict->'level',
      CASE verdict->>'level' WHEN 'confirmed' THEN 'critical' WHEN 'likely' THEN 'warning' ELSE 'info' END,
      verdict->>'level' = 'none', at, verdict->'evidence', NULL, NULL, at
    FROM judged WHERE verdict->>'level' <> before
  ) e
  -- A run over looks of some time may have seen something go and come back.
  ORDER BY seen
  RETURNING platform_id
)`;
