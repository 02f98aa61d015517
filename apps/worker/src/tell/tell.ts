import { claimDeliveries, finishDelivery, publish, type Db, type DeliveryClaim } from '@kaopu/db';
import type { Fetcher } from '@kaopu/net';
import { postWebhook } from './webhook.ts';

const BATCH = 20;
const LEASE_MS = 60_000;

/** Sends what is due until nothing is. A slow channel holds up nobody else: looks have queues of their own. */
export async function tell(db: Db, fetcher: Fetcher, now: () => number): Promise<void> {
  for (;;) {
    const due = await claimDeliveries(db, BATCH, LEASE_MS);
    await Promise.all(due.map((delivery) => deliver(db, fetcher, delivery, new Date(now()))));
    if (due.length < BATCH) return;
  }
}

async function deliver(
  db: Db,
  fetcher: Fetcher,
  delivery: DeliveryClaim,
  now: Date,
): Promise<void> {
  const result = await postWebhook(fetcher, delivery, now);
  await finishDelivery(db, delivery, result);
  if (delivery.alertId !== null) {
    await publish(db, [{ type: 'delivery', alertId: delivery.alertId }]);
  }
}
