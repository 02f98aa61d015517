import { createPlatform, type Db } from '@kaopu/db';
import { createHash, randomUUID } from 'node:crypto';
import { namedShop } from './named-shop.ts';

const HOUR = 3_600_000;

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Numerical Recipes' generator: the same stream everywhere, numbers from 0 to 1. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** A platform whose probes never look by themselves. */
export async function quietPlatform(db: Db, name: string): Promise<string> {
  const id = await createPlatform(db, namedShop(name));
  if (id === null) throw new Error(`${name} exists already`);
  return id;
}

export interface TestObservation {
  key: string;
  slotAt: Date;
  kind: string;
  status: 'observed' | 'unknown';
  cause: string | null;
  seen: unknown;
  spacingMs: number;
}

function offer(ref: string, price: number, stock: number) {
  return {
    ref,
    title: ref === '1' ? '爱奇艺黄金VIP年卡' : '腾讯视频VIP月卡',
    url: `https://shop.example/${ref}`,
    category: null,
    price,
    memberPrice: null,
    tiers: [{ minQty: 10, unitPrice: price - 100 }],
    moq: 2,
    maxQty: null,
    stock: { kind: 'exact', value: stock },
    delivery: 'auto',
    state: 'on_sale',
  };
}

function page(random: () => number, at: number) {
  const reachable = random() > 0.08;
  const total = 200 + Math.floor(random() * 900);
  const phases = { dns: 5, connect: 20, tls: 30, firstByte: total - 100, total };
  return {
    reachable,
    status: reachable ? 200 : null,
    health: random() > 0.05 ? 'ok' : 'maintenance',
    reason: reachable ? null : 'timeout',
    phases: reachable ? phases : null,
    https: true,
    tls: reachable
      ? { validTo: at + 40 * 24 * HOUR, authorized: random() > 0.1, error: null }
      : null,
    attempts: [{ at, failure: reachable ? null : 'timeout', ms: total }],
    bytes: 4_000,
    slowMs: 10_000,
  };
}

/**
 * What two probes saw of a platform in the `days` before `until`: prices and stock that change,
 * outages, a page that slows down towards the end, and looks that could not tell.
 */
export function history(
  random: () => number,
  until: number,
  { days, everyHours }: { days: number; everyHours: number },
): TestObservation[] {
  const looks = Math.floor((days * 24) / everyHours);
  const probes = { price: randomUUID(), page: randomUUID() };
  return Array.from({ length: looks }, (_, i) => {
    const at = until - (looks - i) * everyHours * HOUR;
    const isPrice = i % 2 === 0;
    const unknown = random() < 0.1;
    const price = 17_800 + 1_000 * Math.floor(random() * 3);
    const seen = isPrice
      ? {
          offers: [offer('1', price, Math.floor(random() * 4)), offer('2', 1_500, 9)],
          failed: [],
        }
      : page(random, at);
    return {
      key: `${isPrice ? probes.price : probes.page}/${at}`,
      slotAt: new Date(at),
      kind: isPrice ? 'price-drift' : 'availability',
      status: unknown ? 'unknown' : 'observed',
      cause: unknown ? 'challenged' : null,
      seen: unknown ? null : seen,
      spacingMs: 2 * everyHours * HOUR,
    };
  });
}

/** The part of a test's database that this needs: testkit belongs to tests alone. */
interface Sql {
  sql(text: string, values?: unknown[]): Promise<unknown>;
}

/** Stores observations as finished looks do, with their marks for the judge. */
export async function storeObservations(
  test: Sql,
  platformId: string,
  observations: readonly TestObservation[],
): Promise<void> {
  await test.sql(
    `WITH written AS (
       INSERT INTO observation (key, slot_at, platform_id, kind, status, cause, seen, spacing_ms)
       SELECT key, "slotAt", $1::uuid, kind, status, cause, seen, "spacingMs"
       FROM jsonb_to_recordset($2::jsonb) AS x(key text, "slotAt" timestamptz, kind text,
         status text, cause text, seen jsonb, "spacingMs" bigint)
       RETURNING key, slot_at, platform_id
     ) INSERT INTO unjudged (key, slot_at, platform_id) SELECT key, slot_at, platform_id FROM written`,
    [platformId, JSON.stringify(observations)],
  );
}

/** Cuts a list into pieces of random size. */
export function pieces<T>(items: readonly T[], most: number, random: () => number): T[][] {
  const cut: T[][] = [];
  for (let from = 0; from < items.length;) {
    const to = from + 1 + Math.floor(random() * most);
    cut.push(items.slice(from, to));
    from = to;
  }
  return cut;
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
