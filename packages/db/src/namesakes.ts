import { rows, type Db } from './client.ts';

export interface NamesakeRecord {
  source: string;
  natural: string;
  record: unknown;
}

/** Imported records of companies that bear one of these names under another code, newest import first. */
export function namesakeRecords(
  db: Db,
  company: { uscc: string | null; names: readonly string[] },
  limit: number,
): Promise<NamesakeRecord[]> {
  return rows<NamesakeRecord>(
    db,
    `SELECT DISTINCT ON (r.source, r.natural_key) r.source, r.natural_key AS natural, r.record
     FROM public_record r
     JOIN record_import_row w ON w.source = r.source AND w.natural_key = r.natural_key
       AND w.content_mark = r.content_mark
     JOIN record_import i ON i.id = w.import_id AND i.state = 'confirmed'
     WHERE r.names && $2::text[] AND r.uscc IS NOT NULL AND r.uscc <> $1::text
     ORDER BY r.source, r.natural_key, i.confirmed_at DESC LIMIT $3`,
    company.uscc,
    company.names,
    limit,
  );
}
