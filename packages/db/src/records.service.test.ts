import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { companiesDue, leaveAsMatched } from './records.ts';
import { dueProbe } from './testing/due-probes.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
beforeEach(async () => {
  await test.sql('TRUNCATE platform, host CASCADE');
  for (let left = 3; left > 0; left -= 1) await dueProbe(test);
});

it('platforms are matched together, and are not due any more', async () => {
  const due = await companiesDue(test.db, 2);
  expect(due).toHaveLength(2);
  await leaveAsMatched(test.db, due);
  const left = await companiesDue(test.db, 10);
  expect(left).toHaveLength(1);
  expect(due).not.toContainEqual(left[0]);
});

it('one that an import marked anew meanwhile stays due', async () => {
  const due = await companiesDue(test.db, 10);
  const again = due[1]?.platformId;
  await test.sql(`UPDATE platform SET records_due = now() + interval '1 second' WHERE id = $1`, [
    again,
  ]);
  await leaveAsMatched(test.db, due);
  const left = await companiesDue(test.db, 10);
  expect(left.map(({ platformId }) => platformId)).toEqual([again]);
});
