import { channelByKind } from '@kaopu/channels';
import {
  claimDeliveries,
  dueChannels,
  finishDeliveries,
  publish,
  releaseDeliveries,
  type ChannelRecord,
  type Db,
  type DeliveryClaim,
} from '@kaopu/db';
import { post, roomFor } from './post.ts';
import type { Tools } from './send.ts';

/** Longer than any try takes. */
const LEASE_MS = 60_000;
/** Posts of one channel at once. */
const AT_ONCE = 8;
/** Messages that may share a post. */
const TOGETHER = 100;

export interface TellerOptions {
  onError: (error: unknown) => void;
  /** In [0, 1). */
  random: () => number;
}

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
export function openTeller(db: Db, tools: Tools, { onError, random }: TellerOptions): Teller {
  const lanes = new Map<string, Promise<void>>();
  /** Lanes that were told of more while they ran: they may have looked already. */
  const again = new Set<string>();
  let isOver = false;

  async function deliver(claims: readonly DeliveryClaim[], channel: ChannelRecord): Promise<void> {
    const result = await post(claims, channel, tools, random);
    await finishDeliveries(db, channel.id, result);
    const alertIds = new Set(claims.flatMap(({ alertId }) => alertId ?? []));
    const events = [...alertIds].map((alertId) => ({ type: 'delivery' as const, alertId }));
    if (events.length > 0) await publish(db, events);
  }

  /** Sends what may go now; false when that is nothing. */
  async function step(channel: ChannelRecord): Promise<boolean> {
    const terms = {
      atOnce: AT_ONCE,
      together: TOGETHER,
      merges: channelByKind(channel.kind)?.merges ?? false,
      leaseMs: LEASE_MS,
    };
    const { claims, together } = await claimDeliveries(db, channel.id, terms);
    if (claims.length === 0) return false;
    if (!together) {
      await Promise.all(claims.map((claim) => deliver([claim], channel)));
      return true;
    }
    const room = roomFor(claims, channel);
    if (room < claims.length) await releaseDeliveries(db, claims.slice(room));
    await deliver(claims.slice(0, room), channel);
    return true;
  }

  async function run(channel: ChannelRecord): Promise<void> {
    try {
      do again.delete(channel.id);
      while (!isOver && ((await step(channel)) || again.has(channel.id)));
    } catch (error) {
      // Leases run out, and another lane takes over.
      onError(error);
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
