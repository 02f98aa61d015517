import { PlatformDetail, SeveralAnswers } from '@kaopu/contracts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { expectProblem, startApi, type Answer, type RunningApi } from '../testing/running-api.ts';

let api: RunningApi;
let id: string;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
  const body = { name: '店', siteUrl: 'https://shop.example/' };
  ({ id } = PlatformDetail.parse((await api.call('/platforms', { body })).body));
});
afterAll(() => api.stop());

const ask = (platform: string, parts: readonly string[]) =>
  api.call(
    `/platforms/${platform}/several?${parts.map((part) => `get=${encodeURIComponent(part)}`).join('&')}`,
    { headers: { 'accept-language': 'en' } },
  );
const statements = ({ headers }: Answer) => headers.get('server-timing');

it('each part answers what it answers alone, and all take one statement', async () => {
  const parts = ['', '?profile=small', 'entries?kind=exposure', 'explanation?profile=medium'];
  const answer = await ask(id, parts);
  expect(statements(answer)).toBe('sql;desc="1"');
  const { items } = SeveralAnswers.parse(answer.body);
  for (const [i, part] of parts.entries()) {
    const path = `/platforms/${id}${part === '' || part.startsWith('?') ? part : `/${part}`}`;
    const alone = await api.call(path, { headers: { 'accept-language': 'en' } });
    expect(statements(alone)).toBe('sql;desc="1"');
    expect([part, items[i]?.status]).toEqual([part, alone.status]);
    if (alone.status === 200) expect(items[i]?.body).toEqual(alone.body);
  }
  expect(items.map(({ status }) => status)).toEqual([200, 200, 200, 404]);
  expect(items[3]?.body).toMatchObject({ code: 'not-scored', status: 404 });
});

it('a single part is asked like many, and of a platform that is not there each says so', async () => {
  const one = SeveralAnswers.parse((await ask(id, ['products'])).body);
  expect(one.items).toEqual([{ status: 200, body: { items: [] } }]);
  const gone = SeveralAnswers.parse((await ask(randomUUID(), ['', 'products'])).body);
  expect(gone.items.map(({ status }) => status)).toEqual([404, 404]);
});

it.each([
  '../channels',
  'probes',
  '/trend',
  'several?get=',
  'trend#x',
  'trend/x',
  'https://x.example/',
])('nothing else is reached that way: %s', async (part) => {
  expectProblem(await ask(id, [part]), 400, 'invalid-input');
});

it('so many parts are no screen', async () => {
  expectProblem(
    await ask(
      id,
      Array.from({ length: 17 }, () => 'trend'),
    ),
    400,
    'invalid-input',
  );
});
