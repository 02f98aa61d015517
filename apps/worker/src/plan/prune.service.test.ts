import { openEvidence, recordEvidence } from '@kaopu/db';
import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { pruneTonight } from './prune.ts';

let test: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
  dataDir = await mkdtemp(join(tmpdir(), 'kaopu-night-'));
});
afterAll(async () => {
  await test.drop();
  await rm(dataDir, { recursive: true, force: true });
});

it('deletes what is old once a night, and what killed workers left half-written', async () => {
  const folder = join(dataDir, 'evidence');
  const files = openEvidence({ KAOPU_DATA_DIR: dataDir });
  const sha256 = await files.put(Buffer.from('old'));
  await recordEvidence(test.db, [{ sha256, size: 3, mime: 'text/plain' }]);
  await test.sql(`UPDATE evidence SET last_kept_at = now() - interval '91 days'`);
  const draft = join(folder, 'drafts', 'half');
  await mkdir(join(folder, 'drafts'), { recursive: true });
  await writeFile(draft, 'half');
  await test.sql(
    `WITH told AS (
       INSERT INTO notification (sequence, reason, message) VALUES (0, 'test', '{}') RETURNING id
     ), hook AS (
       INSERT INTO channel (name, kind, settings) VALUES ('hook', 'webhook', '{}') RETURNING id
     ), sent AS (
       INSERT INTO delivery (notification_id, channel_id, sequence) SELECT told.id, hook.id, 0 FROM told, hook
       RETURNING id, channel_id
     )
     INSERT INTO delivery_attempt (delivery_id, channel_id, at, duration_ms, class, said, together)
     SELECT id, channel_id, now() - interval '91 days', 1, 'sent', 'ok', 1 FROM sent`,
  );
  const night = Date.parse('2026-12-01T04:30:00+08:00');
  await utimes(draft, 0, 0);

  const options = { files, folder, days: 90, signal: new AbortController().signal };
  expect(await pruneTonight(test.db, options, () => night)).toEqual({
    files: 1,
    bytes: 3,
    events: 0,
    tries: 1,
  });
  expect(await readdir(join(folder, 'drafts'))).toEqual([]);
  expect(await files.get(sha256)).toBeNull();
  expect(await pruneTonight(test.db, options, () => night + 60_000)).toBeNull();
  expect(
    await test.sql(`SELECT files, finished_at IS NOT NULL AS done FROM evidence_round`),
  ).toEqual([{ files: 1, done: true }]);
});
