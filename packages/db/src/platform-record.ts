// How a platform is read for lists and pages, as SQL and as rows.

export interface PlatformRecord {
  id: string;
  name: string;
  siteUrl: string;
  storefront: string | null;
  legalName: string | null;
  uscc: string | null;
  robots: string;
  formerNames: string[];
  createdAt: Date;
  score: unknown;
  openAlerts: number;
  mutedAlerts: number;
  worstSeverity: string | null;
  lastObservedAt: Date | null;
  stale: boolean;
}

export interface PlatformListRecord extends PlatformRecord {
  spark: (number | null)[];
  /** Hours the sparkline covers, the same for all rows of one answer. */
  sparkHours: number;
}

const SPARK_BUCKETS = 40;

/** As far back as sparklines go; a younger installation shows what there is, an hour at least. */
const SPARK_DAYS = 30;

/** As SQL: how long sparklines are, and their buckets, worked out once and not once a row. */
export const SPARK_SPAN = `span AS MATERIALIZED (
    SELECT least(${SPARK_DAYS} * 24, greatest(1, ceil(extract(epoch from now() - min(created_at)) / 3600)))::float8 AS hours
    FROM platform
  ), bucket AS MATERIALIZED (
    SELECT i, now() - hours * (${SPARK_BUCKETS} - i) / ${SPARK_BUCKETS} * interval '1 hour' AS low,
      now() - hours * (${SPARK_BUCKETS - 1} - i) / ${SPARK_BUCKETS} * interval '1 hour' AS high
    FROM span, generate_series(0, ${SPARK_BUCKETS - 1}) AS i
  )`;

/** The sparkline of a platform `p`: asks the index for the last snapshot of each bucket, however many there are. */
export const SPARK = `(SELECT jsonb_agg(last.value ORDER BY bucket.i) FROM bucket LEFT JOIN LATERAL (
    SELECT s.value FROM score_snapshot s
    WHERE s.platform_id = p.id AND s.profile = $1 AND s.at > bucket.low AND s.at <= bucket.high
    ORDER BY s.at DESC LIMIT 1
  ) last ON true)`;

/** A score without what explains it: a tenth of its bytes. */
export const SCORE_IN_SHORT = `jsonb_set(c.score - '{losses,vetoes,reasons}'::text[], '{dimensions}',
  (SELECT jsonb_agg(d - 'indicators' ORDER BY n)
   FROM jsonb_array_elements(c.score->'dimensions') WITH ORDINALITY AS e(d, n)))`;

export const RECORD = `p.id, p.name, p.site_url AS "siteUrl", p.storefront, p.legal_name AS "legalName",
  p.uscc, p.robots, coalesce(p.former_names, '{}') AS "formerNames", p.created_at AS "createdAt", ${SCORE_IN_SHORT} AS score, coalesce(a.open, 0)::int AS "openAlerts",
  coalesce(a.muted, 0)::int AS "mutedAlerts",
  a.worst AS "worstSeverity", f.last AS "lastObservedAt", coalesce(f.stale, false) AS stale`;

/** Of a platform `p` under the profile $1. */
export const JOINS = `
  LEFT JOIN current_score c ON c.platform_id = p.id AND c.profile = $1
  LEFT JOIN LATERAL (
    SELECT count(*) AS open, count(muted_by) AS muted, (array_agg(severity ORDER BY
      array_position(ARRAY['critical', 'warning', 'info'], severity)))[1] AS worst
    FROM alert WHERE platform_id = p.id AND state IN ('open', 'acknowledged')
  ) a ON true
  LEFT JOIN LATERAL (
    SELECT max(last_at) AS last, bool_and(greatest(last_at, created_at)
      < now() - greatest(60, 2 * coalesce(longest_gap_seconds, interval_seconds)) * interval '1 second') AS stale
    FROM probe WHERE platform_id = p.id AND enabled
  ) f ON true`;
