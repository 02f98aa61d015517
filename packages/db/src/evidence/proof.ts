/**
 * Which look bears out an observation `o` that kept nothing, for it was as the one before, as SQL: the
 * last of the same probe that kept something. One row with its `key` and `evidence`, or none.
 */
export const PROOF = `(
  SELECT kept.key, kept.evidence FROM observation kept
  WHERE o.evidence = '[]' AND o.status = 'observed' AND kept.probe_id = o.probe_id
    AND kept.slot_at < o.slot_at AND kept.slot_at > o.slot_at - interval '1 day'
    AND kept.evidence <> '[]'
  ORDER BY kept.slot_at DESC LIMIT 1)`;
