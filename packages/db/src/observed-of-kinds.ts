import { rows, type Db } from './client.ts';

export interface ObservedOfKind {
  key: string;
  kind: string;
  slotAt: Date;
  seen: unknown;
}

/** What was seen of these kinds for so many days and nobody took back, newest first. */
export function observedOfKinds(
  db: Db,
  query: { platformId: string; kinds: readonly string[]; since: Date; limit: number },
): Promise<ObservedOfKind[]> {
  return rows<ObservedOfKind>(
    db,
    `SELECT key, kind, slot_at AS "slotAt", seen FROM observation
     WHERE platform_id = $1::uuid AND kind = ANY($2::text[]) AND status = 'observed'
       AND retracted_by IS NULL AND maintenance IS NULL AND slot_at >= $3::timestamptz
     ORDER BY slot_at DESC, key LIMIT $4`,
    query.platformId,
    query.kinds,
    query.since.toISOString(),
    query.limit,
  );
}
