import { rows, type Db } from './client.ts';

export interface ServiceClaim {
  /** null: the platform is there, and its pages were never read. */
  key: string | null;
  at: Date | null;
  roundTheClock: boolean | null;
}

/** Whether a platform's pages claimed to answer round the clock when last read; null without a platform. */
export async function serviceClaim(db: Db, platformId: string): Promise<ServiceClaim | null> {
  const [found] = await rows<ServiceClaim>(
    db,
    `SELECT o.key, o.slot_at AS at, o.claimed AS "roundTheClock"
     FROM platform p LEFT JOIN LATERAL (
       SELECT key, slot_at,
         coalesce(seen->'claims7x24', seen->'claims'->'roundTheClock') = 'true' AS claimed
       FROM observation
       WHERE platform_id = p.id AND kind IN ('support-channels', 'qualification-disclosure')
         AND status = 'observed' AND retracted_by IS NULL
       ORDER BY slot_at DESC LIMIT 1
     ) o ON true
     WHERE p.id = $1::uuid`,
    platformId,
  );
  return found ?? null;
}
