import { createDatabase } from '@kaopu/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { captureOf, earlierCaptures } from './captures.ts';
import { openEvidenceFolder } from './evidence/disk.ts';
import { listObservations } from './observations.ts';
import { keepLook, makeShop } from './testing/kept-looks.ts';

it('looks that kept nothing lead to the one before them, and hide none', async () => {
  const test = await createDatabase(inject('postgresUrl'));
  onTestFinished(() => test.drop());
  const folder = await mkdtemp(join(tmpdir(), 'kaopu-captures-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const files = openEvidenceFolder(folder);
  const { platformId, probeId } = await makeShop(test.db);
  await keepLook(test.db, files, probeId, [{ text: 'before', url: 'https://shop.example/' }]);
  await test.sql(`UPDATE observation SET slot_at = slot_at - interval '1 hour'`);
  await test.sql(
    `INSERT INTO observation (key, slot_at, platform_id, probe_id, kind, status, spacing_ms)
     SELECT 'calm/' || i, now() - i * interval '1 second', $1, $2, 'availability', 'observed', 1000
     FROM generate_series(60, 700) i`,
    [platformId, probeId],
  );
  const key = await keepLook(test.db, files, probeId, [
    { text: 'after', url: 'https://shop.example/' },
  ]);
  const [kept] = await test.sql(
    `SELECT evidence->0->>'sha256' AS sha256 FROM observation WHERE key = $1`,
    [key],
  );
  const sha256 = String(kept?.['sha256']);
  const capture = await captureOf(test.db, sha256, key);
  const earlier = await earlierCaptures(test.db, {
    probeId,
    slotAt: capture?.slotAt ?? new Date(0),
    sha256,
    url: 'https://shop.example/',
    mime: 'text/html',
  });
  expect(earlier.different).not.toBeNull();
  expect(earlier.different).toEqual(earlier.previous);

  const calm = await keepLook(test.db, files, probeId, []);
  const query = { platformId, kind: null, status: null, after: null, limit: 2 };
  const { items } = await listObservations(test.db, { ...query, keys: [key, calm] });
  expect(items).toMatchObject([
    { key: calm, evidence: [], borneOutBy: { key, evidence: [{ sha256 }] } },
    { key, borneOutBy: null },
  ]);
});
