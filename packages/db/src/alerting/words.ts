import { rows, execute, type Db } from '../client.ts';

/** A person's word on an alert. */
export interface AlertWord {
  word: 'acknowledged' | 'resolved' | 'dismissed' | 'snoozed' | 'woken';
  who: string;
  note: string;
  /** Of a dismissed one: why it was false. */
  reason: string | null;
  /** Of a snoozed one. */
  until: Date | null;
}

export interface AlertWordRecord extends AlertWord {
  at: Date;
}

/** Oldest first. */
export function wordsOn(db: Db, alertId: string): Promise<AlertWordRecord[]> {
  return rows<AlertWordRecord>(
    db,
    `SELECT at, word, who, note, reason, until FROM alert_word WHERE alert_id = $1::uuid ORDER BY at, id`,
    alertId,
  );
}

/**
 * Takes a person's word on a living alert, and remembers it; an ended one stays as it is. What is over by
 * such a word is told nobody; what is snoozed is told again at the end of it if it lasts.
 *
 * @returns false when it has ended, or there is none
 */
export async function sayOfAlert(db: Db, id: string, said: AlertWord): Promise<boolean> {
  const changed = await execute(
    db,
    `WITH said AS (
       UPDATE alert SET
         state = CASE WHEN $2 IN ('acknowledged', 'resolved', 'dismissed') THEN $2 ELSE state END,
         resolved_at = CASE WHEN $2 IN ('resolved', 'dismissed') THEN now() END,
         memory = CASE WHEN $2 IN ('resolved', 'dismissed') THEN NULL ELSE memory END,
         muted_by = CASE WHEN $2 = 'snoozed' THEN 'snoozed' WHEN $2 = 'woken' THEN NULL ELSE muted_by END,
         snoozed_until = CASE $2 WHEN 'snoozed' THEN $6::timestamptz WHEN 'acknowledged' THEN snoozed_until END,
         due = CASE $2 WHEN 'snoozed' THEN $6::timestamptz WHEN 'acknowledged' THEN due
           WHEN 'woken' THEN now() END
       WHERE id = $1::uuid AND state IN ('open', 'acknowledged') RETURNING id
     )
     INSERT INTO alert_word (alert_id, word, who, note, reason, until)
     SELECT id, $2, $3, $4, $5, $6::timestamptz FROM said`,
    id,
    said.word,
    said.who,
    said.note,
    said.reason,
    said.until?.toISOString() ?? null,
  );
  return changed > 0;
}
