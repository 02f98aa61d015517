import { execute, rows, type Db } from './client.ts';

/**
 * Remembers what a person said a product is; null: not to be compared. It holds for the products shown
 * at once, and for every later look.
 *
 * @returns false when the platform has no such product
 */
export async function correctProduct(
  db: Db,
  platformId: string,
  ref: string,
  item: string | null,
): Promise<boolean> {
  const changed = await rows<{ ref: string }>(
    db,
    `WITH known AS (
       UPDATE product SET item = $3 WHERE platform_id = $1::uuid AND ref = $2 RETURNING ref
     )
     INSERT INTO product_correction (platform_id, ref, item)
     SELECT $1::uuid, ref, $3 FROM known
     ON CONFLICT (platform_id, ref) DO UPDATE SET item = excluded.item, at = now()
     RETURNING ref`,
    platformId,
    ref,
    item,
  );
  return changed.length > 0;
}

/** Forgets a correction; `item` is what the title says. Returns false when there was none. */
export async function forgetCorrection(
  db: Db,
  platformId: string,
  ref: string,
  itemOf: (title: string) => string | null,
): Promise<boolean> {
  const forgotten = await rows<{ title: string | null }>(
    db,
    `WITH gone AS (
       DELETE FROM product_correction WHERE platform_id = $1::uuid AND ref = $2 RETURNING ref
     )
     SELECT p.title FROM gone
     LEFT JOIN product p ON p.platform_id = $1::uuid AND p.ref = gone.ref`,
    platformId,
    ref,
  );
  const [found] = forgotten;
  if (found === undefined) return false;
  await execute(
    db,
    `UPDATE product p SET item = $3 WHERE platform_id = $1::uuid AND ref = $2 AND NOT EXISTS
       (SELECT 1 FROM product_correction c WHERE c.platform_id = p.platform_id AND c.ref = p.ref)`,
    platformId,
    ref,
    found.title === null ? null : itemOf(found.title),
  );
  return true;
}
