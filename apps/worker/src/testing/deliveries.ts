import * as db from '@kaopu/db';

export interface Claimed extends db.DeliveryClaim {
  channelId: string;
}

/** Claims what is due on any channel, as its lane would. */
export async function claimDeliveries(
  store: db.Db,
  atOnce: number,
  leaseMs: number,
): Promise<Claimed[]> {
  const claimed: Claimed[] = [];
  for (const { id } of await db.dueChannels(store)) {
    const terms = { atOnce, together: atOnce, merges: false, leaseMs };
    const { claims } = (await db.claimDeliveries(store, id, terms)) ?? { claims: [] };
    claimed.push(...claims.map((claim) => ({ ...claim, channelId: id })));
  }
  return claimed;
}

/** Says that it was sent; false when that came too late. */
export async function finishDelivery(
  store: db.Db,
  claim: Claimed,
  { kind, status }: { kind: 'sent'; status: number },
): Promise<boolean> {
  const done = await db.finishDeliveries(store, claim.channelId, {
    class: kind,
    status,
    said: 'ok',
    durationMs: 1,
    pauseMs: null,
    each: [{ claim, againMs: null }],
  });
  return done > 0;
}
