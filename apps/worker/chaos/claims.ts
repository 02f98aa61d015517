import { looksOf } from '@kaopu/probes';
import { z } from 'zod';
import type { Claimed } from './count.ts';
import type { Sql } from './store.ts';

const Row = z.object({
  probeId: z.string(),
  kind: z.string(),
  key: z.string(),
  slotMs: z.number(),
  status: z.string(),
  cause: z.string().nullable(),
  detail: z.string().nullable(),
  slots: z.number(),
  spacingMs: z.number(),
  seen: z.looseObject({ bytes: z.number(), reachable: z.boolean() }).nullable(),
  samples: z.instanceof<typeof Uint8Array<ArrayBufferLike>>(Uint8Array).nullable(),
});
type Row = z.infer<typeof Row>;

const msOf = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

/** Looks at shops that became observations, and those that their probe's run holds back for some more like them. */
const LOOKS = `
  SELECT probe_id AS "probeId", kind, key, ${msOf('slot_at')} AS "slotMs", status, cause, detail,
    slots, coalesce(spacing_ms, 0)::float8 AS "spacingMs", seen, samples
  FROM observation WHERE probe_id IS NOT NULL AND kind = 'availability' AND status <> 'open'
  UNION ALL
  SELECT id, kind, id || '/run', ${msOf('run_from')}, 'observed', NULL, NULL, run_looks,
    run_spacing::float8, run_seen, run_samples
  FROM probe WHERE run_looks > 0`;

/** What the product says of every look: rows that hold several are told apart. */
export async function claimedLooks(sql: Sql): Promise<Claimed[]> {
  return (await sql(LOOKS)).flatMap((row) => claimsOf(Row.parse(row)));
}

export function claimsOf(row: Row): Claimed[] {
  const { probeId, kind, key, status, cause, detail, seen, samples, spacingMs } = row;
  const slotMs = Math.round(row.slotMs);
  const claim = { probeId, key, status, cause, detail };
  if (samples === null || seen === null) {
    const found = { bytes: seen?.bytes ?? null, reachable: seen?.reachable ?? null };
    return [{ ...claim, ...found, slotMs, slots: row.slots }];
  }
  const looks = looksOf(kind, { slotAt: slotMs, spacingMs, seen }, samples);
  if (looks.length !== row.slots) {
    throw new Error(`${key} holds ${looks.length} looks and says that it stands for ${row.slots}`);
  }
  return looks.map((look) => {
    const { bytes, reachable } = Row.shape.seen.unwrap().parse(look.seen);
    return { ...claim, slotMs: look.slotAt, slots: 1, bytes, reachable };
  });
}

/** Ids of all messages it decided to send. */
export async function decidedMessages(sql: Sql): Promise<string[]> {
  return (await sql('SELECT id FROM notification')).map(({ id }) => String(id));
}
