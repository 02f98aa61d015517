import { createHash, randomUUID } from 'node:crypto';
import { prismaOf } from './prisma.ts';
import type { EvidenceFiles } from '../evidence/files.ts';
import { recordEvidence } from '../evidence/records.ts';
import { createPlatform } from '../platforms.ts';
import {
  claimLook,
  finishLooks,
  requestLook,
  type Claim,
  type FinishedLook,
} from '../schedule/index.ts';
import type { Db } from '../client.ts';

/** A platform of its own host with one probe. */
export async function makeShop(db: Db): Promise<{ platformId: string; probeId: string }> {
  const name = randomUUID();
  const platformId = await createPlatform(db, {
    name,
    siteUrl: `https://${name}.example/`,
    hostKey: `${name}.example`,
    storefront: null,
    legalName: null,
    uscc: null,
    probes: [
      { kind: 'availability', resource: 'http', config: {}, intervalSeconds: 3_600, enabled: true },
    ],
  });
  const probe = await prismaOf(db).probe.findFirstOrThrow({
    where: { platformId: platformId ?? '' },
  });
  return { platformId: platformId ?? '', probeId: probe.id };
}

export interface KeptPage {
  text: string;
  url?: string;
  mime?: string;
}

/** A claim on a look now. */
export async function claimNow(db: Db, probeId: string): Promise<Claim> {
  await requestLook(db, probeId);
  const claim = await claimLook(db, probeId, 60_000);
  if (claim === null) throw new Error('nothing to claim');
  return claim;
}

/** Ends a look that keeps these pages, as a worker does; returns its key. */
export async function finishWith(
  db: Db,
  files: EvidenceFiles,
  claim: Claim,
  pages: KeptPage[],
): Promise<string> {
  const evidence = pages.map(({ text, url = claim.siteUrl, mime = 'text/html' }) => {
    const bytes = Buffer.from(text);
    return { sha256: sha256(bytes), url, mime, size: bytes.length };
  });
  await recordEvidence(db, evidence);
  for (const { text } of pages) await files.put(Buffer.from(text));
  const [key] = await finishLooks(db, [finished(claim, evidence)], 0);
  if (key === undefined) throw new Error('the look was not stored');
  return key;
}

export function finished(claim: Claim, evidence: FinishedLook['evidence']): FinishedLook {
  return {
    claim,
    status: 'observed',
    cause: null,
    detail: null,
    seen: {},
    evidence,
    startedAt: new Date(claim.now()),
    spacingMs: 3_600_000,
  };
}

/** One look that keeps these pages; returns its key. */
export async function keepLook(
  db: Db,
  files: EvidenceFiles,
  probeId: string,
  pages: KeptPage[],
): Promise<string> {
  return finishWith(db, files, await claimNow(db, probeId), pages);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
