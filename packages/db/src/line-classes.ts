import { execute, rows, toJson, type Db } from './client.ts';

/** What persons said lines of a platform's customer service are, by normalised text. */
export async function lineClasses(db: Db, platformId: string): Promise<Map<string, string>> {
  const found = await rows<{ text: string; class: string }>(
    db,
    `SELECT text, class FROM line_class WHERE platform_id = $1::uuid ORDER BY at DESC LIMIT 1000`,
    platformId,
  );
  return new Map(found.map((row) => [row.text, row.class]));
}

/** Remembers them; the last word counts. */
export async function rememberLines(
  db: Db,
  platformId: string,
  lines: readonly { text: string; class: string }[],
): Promise<void> {
  await execute(
    db,
    `INSERT INTO line_class (platform_id, text, class)
     SELECT $1::uuid, text, min(class) FROM jsonb_to_recordset($2::jsonb) AS x(text text, class text)
     GROUP BY text
     ON CONFLICT (platform_id, text) DO UPDATE SET class = excluded.class, at = now()`,
    platformId,
    toJson(lines),
  );
}
