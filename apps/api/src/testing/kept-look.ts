import { PlatformDetail } from '@kaopu/contracts';
import { claimLook, finishLooks, openEvidence, recordEvidence, requestLook } from '@kaopu/db';
import type { RunningApi } from './running-api.ts';

export interface KeptPage {
  bytes: Uint8Array;
  url: string;
  mime: string;
}

/** A registered platform with one probe. */
export async function registeredShop(
  api: RunningApi,
  name: string,
): Promise<{ id: string; probeId: string }> {
  const site = `https://${crypto.randomUUID()}.example/`;
  const probes = [{ kind: 'availability', config: { url: site }, intervalSeconds: 3_600 }];
  const answer = await api.call('/platforms', { body: { name, siteUrl: site, probes } });
  const platform = PlatformDetail.parse(answer.body);
  return { id: platform.id, probeId: platform.probes[0]?.id ?? '' };
}

/** One finished look that keeps these pages, as a worker makes it; returns its key. */
export async function keepLook(
  { dataDir, test: { db } }: RunningApi,
  probeId: string,
  pages: KeptPage[],
): Promise<string> {
  await requestLook(db, probeId);
  const claim = await claimLook(db, probeId, 60_000);
  if (claim === null) throw new Error('nothing to claim');
  const files = openEvidence({ KAOPU_DATA_DIR: dataDir });
  const evidence = await Promise.all(
    pages.map(async ({ bytes, url, mime }) => ({
      sha256: await files.put(bytes),
      url,
      mime,
      size: bytes.length,
    })),
  );
  await recordEvidence(db, evidence);
  const look = { claim, evidence, startedAt: new Date(claim.now()), spacingMs: 1 };
  const seen = { status: 'observed' as const, cause: null, detail: null, seen: {} };
  const [key] = await finishLooks(db, [{ ...look, ...seen }], 0);
  return key ?? '';
}
