import { EntryView, ObservationView, pageOf, PlatformDetail, UploadView } from '@kaopu/contracts';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Product } from './world.ts';

export async function registerBare({ api }: Product, name: string): Promise<string> {
  const siteUrl = `https://${crypto.randomUUID()}.example/`;
  return PlatformDetail.parse(await api.post('/api/v1/platforms', { name, siteUrl })).id;
}

/** A test purchase that rests on one file; resolves once its platform's chain has it. */
export async function logFile(
  { api, kaopu, database }: Product,
  platformId: string,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<{ key: string; sha256: string }> {
  const answer = await fetch(`${kaopu.url}/api/v1/uploads`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });
  const { sha256 } = UploadView.parse(await answer.json());
  const entry = EntryView.parse(
    await api.post(`/api/v1/platforms/${platformId}/entries`, {
      id: crypto.randomUUID(),
      kind: 'test-purchase',
      at: new Date().toISOString(),
      reporter: '小王',
      fields: {
        product: '年卡',
        cards: 1,
        advertised: 100,
        paid: 100,
        delivery: 'waiting',
        result: 'untested',
        source: 'not-asked',
      },
      uploads: [{ sha256, name }],
    }),
  );
  await expect
    .poll(() => database.sql(`SELECT 1 FROM evidence_chain WHERE key = $1`, [entry.key]))
    .toHaveLength(1);
  return { key: entry.key, sha256 };
}

/** What a look of a shop kept, newest look first. */
export async function keptBy(
  { api }: Product,
  platformId: string,
): Promise<{ key: string; sha256: string; mime: string }[]> {
  const page = await api.get(`/api/v1/platforms/${platformId}/observations?limit=100`);
  return pageOf(ObservationView)
    .parse(page)
    .items.flatMap(({ key, evidence }) =>
      evidence.map(({ sha256, mime }) => ({ key, sha256, mime })),
    );
}

/** Writes something else where these bytes are stored. */
export async function tamper({ dataDir }: Product, sha256: string): Promise<void> {
  const folder = join(dataDir, 'evidence');
  const names = await readdir(folder, { recursive: true });
  const file = names.find((name) => name.endsWith(`${sha256}.zst`));
  if (file === undefined) throw new Error(`${sha256} is not stored`);
  await writeFile(join(folder, file), 'other');
}
