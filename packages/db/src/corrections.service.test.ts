import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openEvidence } from './evidence/open.ts';
import { verifyEvidence } from './evidence/verify.ts';
import { correctObservation } from './retractions.ts';
import { keepLook, makeShop } from './testing/kept-looks.ts';

let test: TestDatabase;
let dir: string;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
  dir = await mkdtemp(join(tmpdir(), 'kaopu-correct-'));
});
afterAll(async () => {
  await test.drop();
  await rm(dir, { recursive: true, force: true });
});

it('a correction takes an observation’s place, on its evidence, once', async () => {
  const files = openEvidence({ KAOPU_DATA_DIR: dir });
  const { platformId, probeId } = await makeShop(test.db);
  const target = await keepLook(test.db, files, probeId, [{ text: 'one' }, { text: 'two' }]);
  const correction = { platformId, target, key: 'entry/1', seen: { right: true }, reason: 'x' };
  expect(await correctObservation(test.db, correction)).toBe(true);
  expect(await correctObservation(test.db, { ...correction, key: 'entry/2' })).toBe(false);
  expect(
    await correctObservation(test.db, { ...correction, target: 'nothing', key: 'entry/3' }),
  ).toBe(false);

  const stored = await test.sql(
    `SELECT key, kind, seen, retracted_by, jsonb_array_length(evidence) AS evidence,
       slot_at = (SELECT slot_at FROM observation WHERE key = $1) AS same
     FROM observation ORDER BY key = $1 DESC, key`,
    [target],
  );
  expect(stored).toEqual([
    {
      key: target,
      kind: 'availability',
      seen: {},
      retracted_by: 'entry/1/retraction',
      evidence: 2,
      same: true,
    },
    {
      key: 'entry/1',
      kind: 'availability',
      seen: { right: true },
      retracted_by: null,
      evidence: 2,
      same: true,
    },
    {
      key: 'entry/1/retraction',
      kind: 'retraction',
      seen: { target, reason: 'x', replacedBy: 'entry/1' },
      retracted_by: null,
      evidence: 0,
      same: false,
    },
  ]);
  expect(await test.sql('SELECT key FROM unjudged ORDER BY key')).toEqual(
    ['entry/1', 'entry/1/retraction', target].toSorted().map((key) => ({ key })),
  );
  const problems: unknown[] = [];
  await verifyEvidence(test.db, files, null, (problem) => problems.push(problem));
  expect(problems).toEqual([]);
});
