import { logEntry, type Db } from '@kaopu/db';
import { randomUUID } from 'node:crypto';

export interface TestEntry {
  kind: string;
  at: number;
  reporter: string;
  fields: unknown;
  /** How many uploads bear it out; made up, for the judge only counts them. */
  proofs?: number;
}

/** Logs an entry as the API does; returns its key. */
export async function logged(
  db: Db,
  platformId: string,
  { kind, at, reporter, fields, proofs = 0 }: TestEntry,
): Promise<string> {
  const key = `entry/${randomUUID()}`;
  const evidence = Array.from({ length: proofs }, (_, i) => ({
    sha256: String(i).repeat(64),
    url: 'upload:a.png',
    mime: 'image/png',
    size: 1,
  }));
  const seen = { reporter, proofs, follows: null, fields };
  const entry = { key, platformId, kind, at: new Date(at), seen, evidence, replaces: null };
  if (!(await logEntry(db, entry))) throw new Error(`${key} was not logged`);
  return key;
}
