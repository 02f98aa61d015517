import { createPlatform, type Db } from '@kaopu/db';
import { availabilityShop } from './availability-shop.ts';

/** Shops at loopback addresses of their own, each with one probe that is due now. */
export async function planLooks(
  db: Db,
  port: number,
  count: number,
  intervalSeconds: number,
): Promise<void> {
  for (let i = 1; i <= count; i += 1) {
    const siteUrl = `http://127.0.2.${i}:${port}/`;
    await createPlatform(db, availabilityShop(i, siteUrl, intervalSeconds));
  }
  await db.pool.query(`UPDATE probe SET request_id = NULL, request_at = NULL,
    first_slot = now() - interval '1 second', next_due = now() - interval '1 second'`);
}
