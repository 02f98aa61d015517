import type { PlannedProbe } from './plan.ts';
import type { Delivery } from './receiver.ts';
import { serialOf, type Arrival } from './shop.ts';

/** What the product says it saw: a row of its observations. */
export interface Claimed {
  probeId: string;
  key: string;
  slotMs: number;
  status: string;
  /** Why it is not known what a look would have seen. */
  cause: string | null;
  detail: string | null;
  /** Slots it stands for. */
  slots: number;
  bytes: number | null;
  reachable: boolean | null;
}

export interface Looks {
  planned: number;
  recorded: number;
  /** Of those recorded: nobody looked, and a row says so. */
  missed: number;
  /** Of those recorded: looked at in vain, by a fault of ours. */
  unknown: number;
  /** Planned slots without a row, and looks that the shop knows nothing of. */
  lost: number;
  /** Rows beyond the first of a slot, and looks that share one visit to the shop. */
  doubled: number;
  /** Looks that call a shop unreachable which never was. */
  falseBad: number;
  /** Looks that came before their slot. */
  early: number;
  /** Visits that no row rests on: looks begun and broken off. */
  again: number;
  /** The longest time, ms, from such a visit to the next of its probe. */
  againMostMs: number;
}

/** Holds what the product says against the plan and against what the shops wrote down. */
export function countLooks(
  plan: readonly PlannedProbe[],
  claims: readonly Claimed[],
  arrivalsOf: (number: number) => readonly Arrival[],
): Looks {
  const sum = { planned: 0, recorded: 0, missed: 0, unknown: 0, lost: 0 };
  const looks: Looks = { ...sum, doubled: 0, falseBad: 0, early: 0, again: 0, againMostMs: 0 };
  const byProbe = Map.groupBy(claims, ({ probeId }) => probeId);
  for (const probe of plan) {
    const own = byProbe.get(probe.probeId) ?? [];
    countSlots(probe, own, looks);
    countVisits(own, arrivalsOf(probe.number), looks);
  }
  return looks;
}

/** Timers may be so much too quick. */
const EARLY_MS = 20;

function countSlots(probe: PlannedProbe, own: readonly Claimed[], looks: Looks): void {
  const seen = new Map<number, Claimed>();
  for (const claim of own) {
    // Looks outside the schedule have keys of their own.
    if (!claim.key.startsWith(`${probe.probeId}/`)) continue;
    const first = Math.round((claim.slotMs - probe.firstMs) / probe.intervalMs);
    for (let slot = first; slot < first + claim.slots; slot += 1) {
      if (slot < 0 || slot >= probe.slots) continue;
      if (seen.has(slot)) looks.doubled += 1;
      else seen.set(slot, claim);
    }
  }
  const settled = [...seen.values()];
  looks.planned += probe.slots;
  looks.recorded += seen.size;
  looks.lost += probe.slots - seen.size;
  looks.missed += settled.filter(({ status }) => status === 'missed').length;
  looks.unknown += settled.filter(({ status }) => status === 'unknown').length;
}

function countVisits(own: readonly Claimed[], arrivals: readonly Arrival[], looks: Looks): void {
  const cited = new Set<number>();
  const wasDown = arrivals.some(({ good }) => !good);
  for (const { key, slotMs, reachable, bytes } of own) {
    if (reachable === false && !wasDown) looks.falseBad += 1;
    if (reachable !== true) continue;
    const serial = serialOf(bytes ?? 0);
    const visit = arrivals[serial - 1];
    if (visit && visit.at < slotMs - EARLY_MS && !key.startsWith('now/')) looks.early += 1;
    if (visit?.good !== true) looks.lost += 1;
    else if (cited.has(serial)) looks.doubled += 1;
    cited.add(serial);
  }
  for (const [index, { serial, good, at }] of arrivals.entries()) {
    if (!good || cited.has(serial)) continue;
    looks.again += 1;
    const next = arrivals[index + 1];
    if (next) looks.againMostMs = Math.max(looks.againMostMs, next.at - at);
  }
}

/** Causes of looks in vain, the most frequent first. */
export function causesOf(claims: readonly Claimed[]): string {
  const unknown = claims.filter(({ status }) => status === 'unknown');
  const named = ({ cause, detail }: Claimed) => `${cause ?? '?'} (${detail ?? ''})`;
  return [...Map.groupBy(unknown, named)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, 5)
    .map(([cause, { length }]) => `${cause} ${length}`)
    .join(', ');
}

export interface Deliveries {
  /** Outages and recoveries that the receiver was not told of, and messages that never came. */
  deliveriesLost: number;
  /** Told twice, under different ids. */
  deliveriesDoubled: number;
  /** Came again under the same id, by which a receiver knows them. */
  deliveriesRepeated: number;
  /** "Recovered" before "opened". */
  deliveriesOutOfOrder: number;
  /** News of an outage of a shop that had none. */
  falseBad: number;
}

/**
 * Holds what the receiver took against the outages there really were.
 *
 * @param sites that were down once, and are up again
 * @param told ids of the messages that the product decided to send
 */
export function countDeliveries(
  sites: ReadonlySet<string>,
  told: readonly string[],
  taken: readonly Delivery[],
): Deliveries {
  const first = new Map<string, Delivery>();
  for (const one of taken) if (!first.has(one.id)) first.set(one.id, one);
  const count: Deliveries = {
    deliveriesLost: told.filter((id) => !first.has(id)).length,
    deliveriesDoubled: 0,
    deliveriesRepeated: taken.length - first.size,
    deliveriesOutOfOrder: 0,
    falseBad: 0,
  };
  const bySite = Map.groupBy(first.values(), ({ siteUrl }) => siteUrl ?? '');
  for (const site of sites) {
    const own = bySite.get(site) ?? [];
    const places = ['became-unreachable', 'became-reachable'].map((kind) => {
      const those = own.filter(({ kinds }) => kinds.includes(kind));
      if (those.length === 0) count.deliveriesLost += 1;
      else count.deliveriesDoubled += those.length - 1;
      return own.findIndex(({ kinds }) => kinds.includes(kind));
    });
    const [down = 0, up = 0] = places;
    if (up !== -1 && up < down) count.deliveriesOutOfOrder += 1;
  }
  for (const [site, own] of bySite) {
    if (site !== '' && !sites.has(site)) count.falseBad += own.length;
  }
  return count;
}
