/** What a person says lies with a platform: parts of an entry of kind `exposure`, fen. */
const PARTS = `(ARRAY['balance', 'deposits', 'openOrders'])`;

/** As SQL: of each platform of which somebody entered it, all that lies there by the newest entry that was not taken back (`fen`). */
export const EXPOSURES = `SELECT DISTINCT ON (o.platform_id) o.platform_id, (
    SELECT coalesce(sum((o.seen->'fields'->>part)::float8), 0) FROM unnest(${PARTS}) AS part) AS fen
  FROM observation o
  WHERE o.kind = 'exposure' AND o.key LIKE 'entry/%' AND o.retracted_by IS NULL
  ORDER BY o.platform_id, o.slot_at DESC`;
