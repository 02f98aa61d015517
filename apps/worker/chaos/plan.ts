import { createPlatform, type Db } from '@kaopu/db';
import { availabilityShop } from '../src/testing/availability-shop.ts';
import { addressOf } from '../bench/engine/address.ts';
import type { Sql } from './store.ts';

/** Slots that a probe is to be looked at in: `slots` of them from `firstMs` on, on the database's clock. */
export interface PlannedProbe {
  probeId: string;
  /** Of its shop. */
  number: number;
  siteUrl: string;
  firstMs: number;
  intervalMs: number;
  slots: number;
}

export interface PlanSize {
  shops: number;
  intervalSeconds: number;
  /** Looks a shop. */
  rounds: number;
  /** Shops that share a host; 1 unless said otherwise. */
  perHost?: number;
}

const AT_ONCE = 3;

export const endOf = ({ firstMs, intervalMs, slots }: PlannedProbe) => firstMs + slots * intervalMs;

function shopUrl(number: number, port: number, { perHost = 1 }: PlanSize): string {
  return `http://${addressOf(Math.floor(number / perHost))}:${port}/p/${number}`;
}

/** Registers shops, each with one probe. They are not looked at yet. */
export async function registerShops(db: Db, sql: Sql, port: number, size: PlanSize): Promise<void> {
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < size.shops) {
      const number = next++;
      const siteUrl = shopUrl(number, port, size);
      await createPlatform(
        db,
        availabilityShop(number, siteUrl, size.intervalSeconds, { confirmAfterMs: 100 }),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  await sql(
    `UPDATE probe SET request_id = NULL, request_at = NULL, request_urgent = false, enabled = false`,
  );
}

/** Lays the slots: evenly over the interval, the first of them soon. */
export async function startPlan(sql: Sql, size: PlanSize, inMs: number): Promise<PlannedProbe[]> {
  const rows = await sql(
    `WITH shop AS (
       SELECT p.id, pl.site_url, substring(p.config->>'url' FROM '[0-9]+$')::int AS number
       FROM probe p JOIN platform pl ON pl.id = p.platform_id
     ), laid AS (
       SELECT *, date_trunc('milliseconds', now()) + interval '1 millisecond' *
         ($1 + number * $2::int * 1000 / $3) AS first FROM shop
     )
     UPDATE probe SET enabled = true, first_slot = first, next_due = first FROM laid WHERE probe.id = laid.id
     RETURNING probe.id, laid.number, laid.site_url AS url, (extract(epoch FROM first) * 1000)::float8 AS first`,
    inMs,
    size.intervalSeconds,
    size.shops,
  );
  return rows.map(({ id, number, url, first }) => ({
    probeId: String(id),
    number: Number(number),
    siteUrl: String(url),
    firstMs: Math.round(Number(first)),
    intervalMs: size.intervalSeconds * 1_000,
    slots: size.rounds,
  }));
}
