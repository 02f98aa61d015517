import { execute, type Db, toJson } from './client.ts';

/** Keeps method and profiles for good under their hashes, so that any stored score names what made it. */
export async function recordMethod(
  db: Db,
  method: { id: string; constants: unknown },
  profiles: { hash: string; name: string; weights: unknown; floors: unknown }[],
): Promise<void> {
  await execute(
    db,
    `INSERT INTO method (id, constants) VALUES ($1, $2::jsonb) ON CONFLICT DO NOTHING`,
    method.id,
    toJson(method.constants),
  );
  await execute(
    db,
    `INSERT INTO profile (hash, name, weights, floors)
     SELECT hash, name, weights, floors FROM jsonb_to_recordset($1::jsonb)
       AS x(hash text, name text, weights jsonb, floors jsonb)
     ON CONFLICT DO NOTHING`,
    toJson(profiles),
  );
}
