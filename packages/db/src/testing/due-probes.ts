import type { Db } from '../client.ts';
import { createPlatform } from '../platforms.ts';
import { claimLook, type Claim, type FinishedLook } from '../schedule/index.ts';

interface Database {
  db: Db;
  sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
}

let count = 0;

/** A platform of its own host with one probe; its first slot lies in the future, its first request is taken away. */
export async function dueProbe(
  database: Database,
  intervalSeconds = 60,
  hostKey = `host-${(count += 1)}.example`,
): Promise<string> {
  const id = await createPlatform(database.db, {
    name: 'shop',
    siteUrl: `https://shop-${(count += 1)}.example/`,
    hostKey,
    storefront: null,
    legalName: null,
    uscc: null,
    probes: [
      { kind: 'availability', resource: 'http', config: {}, intervalSeconds, enabled: true },
    ],
  });
  const [made] = await database.sql(
    'UPDATE probe SET request_id = NULL, request_at = NULL WHERE platform_id = $1 RETURNING id',
    [id],
  );
  return String(made?.['id']);
}

/** Moves the whole grid of a probe back, so that its newest slot came `seconds` ago. */
export function age(database: Database, probeId: string, seconds: number): Promise<unknown> {
  return database.sql(
    `UPDATE probe SET first_slot = now() - $2 * interval '1 second', next_due = now() - $2 * interval '1 second' WHERE id = $1`,
    [probeId, seconds],
  );
}

export function finished(claim: Claim): FinishedLook {
  return {
    claim,
    status: 'observed',
    cause: null,
    detail: null,
    seen: { ok: true },
    evidence: [],
    startedAt: new Date(claim.now()),
    spacingMs: claim.intervalSeconds * 1_000,
  };
}

export async function claimed(
  database: Database,
  probeId: string,
  leaseMs = 30_000,
): Promise<Claim> {
  const claim = await claimLook(database.db, probeId, leaseMs);
  if (!claim) throw new Error('nothing to claim');
  return claim;
}
