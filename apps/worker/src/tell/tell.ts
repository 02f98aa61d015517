import { channelByKind } from '@kaopu/channels';
import {
  claimDeliveries,
  dueChannels,
  finishDeliveries,
  publish,
  releaseDeliveries,
  restsForToday,
  type ChannelRecord,
  type Clock,
  type Db,
  type DeliveryClaim,
} from '@kaopu/db';
import { post, roomFor, type TellerOptions } from './post.ts';
import type { Tools } from './send.ts';

/** Longer than any try takes. */
const LEASE_MS = 60_000;
/** Posts of one channel at once. */
const AT_ONCE = 8;
/** Messages that may share a post. */
const TOGETHER = 100;

export interface Teller {
  /** Starts on whatever is due, without waiting for it. */
  tell: () => Promise<void>;
  /** Resolves once nothing is under way. */
  idle: () => Promise<void>;
  /** As `idle`, and nothing new is begun from now on. */
  drain: () => Promise<void>;
}

/**
 * Sends what is due. Each channel has a lane of its own, so that one which hangs or is dead delays no
 * other; its lane ends once nothing is due on it.
 */
export function openTeller(db: Db, tools: Omit<Tools, 'now'>, options: TellerOptions): Teller {
  const lanes = new Map<string, Promise<void>>();
  /** Lanes that were told of more while they ran: they may have looked already. */
  const again = new Set<string>();
  let isOver = false;

  async function deliver(
    claims: readonly DeliveryClaim[],
    channel: ChannelRecord,
    now: Clock,
  ): Promise<void> {
    const result = await post(claims, channel, { ...tools, now }, options);
    await finishDeliveries(db, channel.id, result);
    const alertIds = new Set(claims.flatMap(({ alertId }) => alertId ?? []));
    const events = [...alertIds].map((alertId) => ({ type: 'delivery' as const, alertId }));
    if (events.length > 0) await publish(db, events);
  }

  /** Sends what may go now; false when that is nothing. */
  async function step(channel: ChannelRecord): Promise<boolean> {
    const { merges = false, perDay } = channelByKind(channel.kind) ?? {};
    if (perDay !== undefined && (await restsForToday(db, channel.id, perDay))) return false;
    const terms = { atOnce: AT_ONCE, together: TOGETHER, merges, leaseMs: LEASE_MS };
    const claimed = await claimDeliveries(db, channel.id, terms);
    if (claimed === null) return false;
    const { claims, together, now } = claimed;
    if (!together) {
      await Promise.all(claims.map((claim) => deliver([claim], channel, now)));
      return true;
    }
    const room = roomFor(claims, channel);
    if (room < claims.length) await releaseDeliveries(db, claims.slice(room));
    await deliver(claims.slice(0, room), channel, now);
    return true;
  }

  async function run(channel: ChannelRecord): Promise<void> {
    try {
      do again.delete(channel.id);
      while (!isOver && ((await step(channel)) || again.has(channel.id)));
    } catch (error) {
      // Leases run out, and another lane takes over.
      options.onError(error);
    } finally {
      lanes.delete(channel.id);
    }
  }

  async function idle(): Promise<void> {
    await Promise.all(lanes.values());
  }

  return {
    async tell() {
      for (const channel of await dueChannels(db)) {
        if (isOver) continue;
        if (lanes.has(channel.id)) again.add(channel.id);
        else lanes.set(channel.id, run(channel));
      }
    },
    idle,
    async drain() {
      isOver = true;
      await idle();
    },
  };
}
