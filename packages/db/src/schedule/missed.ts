import { ms } from '../client.ts';

/**
 * A site that was free for no longer than a planner's turn and the way of a hint had kept us from looking: others
 * of its probes, or this one's own look, took all the time there was.
 */
const JUST_FREE = `now() - interval '4 seconds'`;

/**
 * Slots that passed while nobody looked, as SQL that stores one `missed` row for each probe, with what kept us:
 * the site was left alone (`held-back`), was being looked at (`site-busy`), or nothing but ourselves (`not-looked`),
 * to which belongs giving up a look under way.
 *
 * @param probes probes with their `host_key`, named p, and which of them
 * @param slots how many passed since `next_due`
 */
export function storeMissed(probes: string, slots: string): string {
  return `
    INSERT INTO observation
      (key, slot_at, platform_id, probe_id, kind, status, cause, slots, spacing_ms)
    SELECT p.id || '/' || ${ms('p.next_due')}, p.next_due, p.platform_id, p.id, p.kind, 'missed',
      coalesce((SELECT CASE WHEN h.hold_until > p.next_due THEN 'held-back'
          WHEN h.next_ok > ${JUST_FREE} AND (p.lease_until < now()) IS NOT FALSE THEN 'site-busy' END
        FROM host h WHERE h.key = p.host_key), 'not-looked'),
      ${slots}, p.interval_seconds::bigint * 1000
    FROM ${probes}
    ON CONFLICT DO NOTHING`;
}
