import { rows, type Db } from '../client.ts';

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
 * Takes a person's word on living alerts, and remembers it; ended ones stay as they are. What is over by
 * such a word is told nobody; what is snoozed is told again at the end of it if it lasts.
 *
 * @returns those that took it, with their platforms
 */
export function sayOfAlerts(
  db: Db,
  ids: readonly string[],
  said: AlertWord,
): Promise<{ id: string; platformId: string }[]> {
  return rows<{ id: string; platformId: string }>(
    db,
    `WITH living AS (
       -- Locked in the order in which the dispatcher locks them, so that neither waits for the other.
       SELECT id FROM alert WHERE id = ANY($1::uuid[]) AND state IN ('open', 'acknowledged')
       ORDER BY opened_at, id FOR UPDATE
     ), said AS (
       UPDATE alert SET
         state = CASE WHEN $2 IN ('acknowledged', 'resolved', 'dismissed') THEN $2 ELSE state END,
         resolved_at = CASE WHEN $2 IN ('resolved', 'dismissed') THEN now() END,
         memory = CASE WHEN $2 IN ('resolved', 'dismissed') THEN NULL ELSE memory END,
         muted_by = CASE WHEN $2 = 'snoozed' THEN 'snoozed' WHEN $2 = 'woken' THEN NULL ELSE muted_by END,
         snoozed_until = CASE $2 WHEN 'snoozed' THEN $6::timestamptz WHEN 'acknowledged' THEN snoozed_until END,
         due = CASE $2 WHEN 'snoozed' THEN $6::timestamptz WHEN 'acknowledged' THEN due
           WHEN 'woken' THEN now() END
       FROM living WHERE alert.id = living.id
       RETURNING alert.id, platform_id AS "platformId", group_key
     ), asked AS (
       -- What was held back while it was snoozed need not wait for the end that was named.
       UPDATE alert_group g SET flush_at = now() FROM said WHERE $2 = 'woken' AND g.key = said.group_key
     ), kept AS (
       INSERT INTO alert_word (alert_id, word, who, note, reason, until)
       SELECT id, $2, $3, $4, $5, $6::timestamptz FROM said
     )
     SELECT id, "platformId" FROM said`,
    [...ids],
    said.word,
    said.who,
    said.note,
    said.reason,
    said.until?.toISOString() ?? null,
  );
}
