import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { marksElsewhere } from './dismissals.ts';
import { createPlatform } from './platforms.ts';

const KIND = 'authorization-pages';
const FILE = `file:${'a'.repeat(64)}`;

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());

async function platform(name: string): Promise<string> {
  const siteUrl = `https://${name}.example/`;
  const about = { hostKey: `${name}.example`, storefront: null, legalName: null, uscc: null };
  return (await createPlatform(test.db, { name, siteUrl, ...about, probes: [] })) ?? '';
}

let count = 0;

/** A stored look `daysAgo` that saw these marks; `more` are columns that differ. */
async function look(
  platformId: string,
  marks: unknown,
  { daysAgo = 1, kind = KIND, status = 'observed', retractedBy = null as string | null } = {},
): Promise<void> {
  await test.sql(
    `INSERT INTO observation (key, slot_at, started_at, finished_at, platform_id, kind, status, spacing_ms, seen, evidence, retracted_by)
     SELECT $1, at, at, at, $2, $3, $4, 1, $5, '[]', $6 FROM (SELECT now() - $7 * interval '1 day' AS at) t`,
    [
      `look-${(count += 1)}`,
      platformId,
      kind,
      status,
      JSON.stringify({ marks }),
      retractedBy,
      daysAgo,
    ],
  );
}

it('a number or a file that other platforms show is found by either of them, and by nobody else', async () => {
  const [own, other, third] = [
    await platform('own'),
    await platform('other'),
    await platform('third'),
  ];
  await look(own, ['number:iq-1', FILE]);
  await look(other, ['number:iq-1']);
  await look(other, ['number:iq-1', 'number:else']);
  await look(third, [FILE]);
  const ask = (id: string, marks: string[]) => marksElsewhere(test.db, KIND, id, marks);

  expect(await ask(own, ['number:iq-1', FILE])).toEqual([
    { mark: FILE, platform: 'third' },
    { mark: 'number:iq-1', platform: 'other' },
  ]);
  expect(await ask(third, [FILE])).toEqual([{ mark: FILE, platform: 'own' }]);
  expect(await ask(own, ['number:iq-11', 'number:iq'])).toEqual([]);
  expect(await ask(own, [])).toEqual([]);
});

it('looks that are old, of another kind, unknown, taken back or of another shape do not count', async () => {
  const [own, other] = [await platform('mine'), await platform('theirs')];
  const mark = 'number:only-here';
  await look(other, [mark], { daysAgo: 400 });
  await look(other, [mark], { kind: 'availability' });
  await look(other, [mark], { status: 'unknown' });
  await look(other, [mark], { retractedBy: 'entry/1' });
  await look(other, mark);
  await look(other, { mark });
  expect(await marksElsewhere(test.db, KIND, own, [mark])).toEqual([]);
  await look(other, [mark]);
  expect(await marksElsewhere(test.db, KIND, own, [mark])).toEqual([{ mark, platform: 'theirs' }]);
});
