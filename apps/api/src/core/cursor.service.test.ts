import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { expectProblem, faults, startApi, type RunningApi } from '../testing/running-api.ts';

const Page = z.object({ items: z.array(z.looseObject({})), nextCursor: z.string().nullable() });

let api: RunningApi;
let platformId: string;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
  // Five instants, two to four rows each: pages end between rows of one instant.
  await api.test.sql(
    `INSERT INTO platform (name, site_url, host_key, created_at)
     SELECT 'p' || i, 'https://p' || i || '.example/', 'p', now() - (i % 5) * interval '1 second'
     FROM generate_series(1, 13) AS i`,
  );
  const [first] = await api.test.sql(`SELECT id FROM platform WHERE name = 'p1'`);
  platformId = String(first?.['id']);
  await api.test.sql(
    `INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms)
     SELECT 'k/' || i, now() - (i % 5) * interval '1 second', $1, CASE WHEN i % 2 = 0 THEN 'even' ELSE 'odd' END, 'observed', 1
     FROM generate_series(1, 13) AS i`,
    [platformId],
  );
  await api.test.sql(
    `INSERT INTO alert (platform_id, dimension, severity, state, children, last_change_at)
     SELECT $1, 'price', 'warning', CASE WHEN i % 2 = 0 THEN 'dismissed' ELSE 'resolved' END, '[]', now() - (i % 5) * interval '1 second'
     FROM generate_series(1, 13) AS i`,
    [platformId],
  );
});
afterAll(() => api.stop());

/** Follows the cursors to the end. */
async function pages(path: string): Promise<z.infer<typeof Page>['items'][]> {
  const found = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const next: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = Page.parse((await api.call(path + next)).body);
    found.push(page.items);
    cursor = page.nextCursor;
    if (found.length > 50) throw new Error('the pages have no end');
  }
  return found;
}

const LISTS: [string, () => string, string, string][] = [
  [
    'platforms',
    () => '/platforms?limit=2',
    'id',
    'SELECT id FROM platform ORDER BY created_at DESC, id DESC',
  ],
  [
    'observations',
    () => `/platforms/${platformId}/observations?limit=2`,
    'key',
    'SELECT key FROM observation ORDER BY slot_at DESC, key DESC',
  ],
  [
    'observations of one kind',
    () => `/platforms/${platformId}/observations?kind=odd&limit=2`,
    'key',
    `SELECT key FROM observation WHERE kind = 'odd' ORDER BY slot_at DESC, key DESC`,
  ],
  [
    'alerts',
    () => '/alerts?limit=2',
    'id',
    'SELECT id FROM alert ORDER BY last_change_at DESC, id DESC',
  ],
  [
    'resolved alerts of a platform',
    () => `/alerts?state=resolved&platformId=${platformId}&limit=2`,
    'id',
    `SELECT id FROM alert WHERE state = 'resolved' ORDER BY last_change_at DESC, id DESC`,
  ],
];

describe.each(LISTS)('the pages of %s', (_what, path, key, sql) => {
  it('hold every row once, newest first, also where rows share an instant', async () => {
    const wanted = (await api.test.sql(sql)).map((row) => row[key]);
    const found = await pages(path());
    expect(found.flat().map((row) => row[key])).toEqual(wanted);
    expect(found.slice(0, -1).every((page) => page.length === 2)).toBe(true);
  });

  it('end without a cursor when the last page is full', async () => {
    const all = (await api.test.sql(sql)).length;
    const exact = await pages(path().replace('limit=2', `limit=${all}`));
    expect(exact.map((page) => page.length)).toEqual([all]);
  });

  it('skip and repeat nothing when rows come in between', async () => {
    const firstPage = Page.parse((await api.call(path())).body);
    const wanted = (await api.test.sql(sql)).map((row) => row[key]).slice(2, 4);
    const name = randomUUID();
    await api.test.sql(`INSERT INTO platform (name, site_url, host_key) VALUES ($1, $1, 'x')`, [
      name,
    ]);
    await api.test.sql(
      `INSERT INTO observation (key, slot_at, platform_id, kind, status, spacing_ms) VALUES ($1, now(), $2, 'odd', 'observed', 1)`,
      [name, platformId],
    );
    await api.test.sql(
      `INSERT INTO alert (platform_id, dimension, severity, state, children) VALUES ($1, 'price', 'info', 'resolved', '[]')`,
      [platformId],
    );
    const cursor = encodeURIComponent(firstPage.nextCursor ?? '');
    const second = Page.parse((await api.call(`${path()}&cursor=${cursor}`)).body);
    expect(second.items.map((row) => row[key])).toEqual(wanted);
  });

  it('begin nowhere for a cursor that is not ours', async () => {
    const { nextCursor } = Page.parse((await api.call(path())).body);
    const [at] = JSON.parse(Buffer.from(nextCursor ?? '', 'base64url').toString()) as [
      string,
      string,
    ];
    const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const cursor of [
      '',
      'x',
      (nextCursor ?? '').slice(0, 20),
      made([at]),
      made([at, 7]),
      made(['yesterday', randomUUID()]),
      made(['+099999-01-01T00:00:00.000Z', randomUUID()]),
      made([at, '\u0000']),
    ]) {
      const answer = await api.call(`${path()}&cursor=${encodeURIComponent(cursor)}`);
      expect(faults(expectProblem(answer, 400, 'invalid-input'))).toEqual([
        ['/cursor', 'cursor-invalid'],
      ]);
    }
  });
});
