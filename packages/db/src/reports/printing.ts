import { execute, rows, type Db } from '../client.ts';

/** After so many tries a report is not printed any more: a browser that fails fails for good. */
const MOST_PRINTS = 5;

export const WAITING_PRINTS = `print_at <= now()`;

export function waitingPrints(db: Db, limit: number): Promise<{ id: string }[]> {
  return rows(
    db,
    `SELECT id FROM report WHERE ${WAITING_PRINTS} ORDER BY print_at, id LIMIT $1`,
    limit,
  );
}

/** What is to be printed, and when it was asked to be. */
export interface PrintClaim {
  id: string;
  language: 'zh' | 'en';
  contents: unknown;
}

/** Takes a report for `leaseMs`; one whose printer dies, or that fails, is tried again after that. */
export async function claimPrint(db: Db, id: string, leaseMs: number): Promise<PrintClaim | null> {
  const [claimed] = await rows<PrintClaim>(
    db,
    `UPDATE report SET prints = prints + 1,
       print_at = CASE WHEN prints + 1 < ${MOST_PRINTS} THEN now() + $2 * interval '1 millisecond' END
     WHERE id = $1::uuid AND ${WAITING_PRINTS}
     RETURNING id, language, contents`,
    id,
    leaseMs,
  );
  return claimed ?? null;
}

/** The same report prints to the same pages, so a second printer does no harm. */
export async function storePrint(db: Db, id: string, pdf: Uint8Array): Promise<void> {
  await execute(
    db,
    `UPDATE report SET pdf = $2::bytea, print_at = NULL WHERE id = $1::uuid`,
    id,
    Buffer.from(pdf),
  );
}

export async function reportPdf(db: Db, id: string): Promise<Uint8Array | null> {
  const [found] = await rows<{ pdf: Uint8Array | null }>(
    db,
    `SELECT pdf FROM report WHERE id = $1::uuid`,
    id,
  );
  return found?.pdf ?? null;
}
