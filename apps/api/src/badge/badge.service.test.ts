import { INDICATORS } from '@kaopu/scoring';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { judgedPlatform } from '../testing/judged.ts';
import { startApi, type RunningApi } from '../testing/running-api.ts';

const DAY = 86_400_000;
const NAME = '星云 <卡盟> & "兄弟"';

let api: RunningApi;
let id = '';

beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
  const now = Date.now();
  const observations = Array.from({ length: 12 }, (_, i) => ({
    key: `good/${i}`,
    at: now - i * DAY,
    spacingMs: DAY,
    readings: INDICATORS.map((indicator) => ({ indicator, subject: '', x: 0.9 })),
    facts: [],
  }));
  ({ id } = await judgedPlatform(api, 'badge', [{ at: now, observations }]));
  await api.call(`/platforms/${id}`, { method: 'PATCH', body: { name: NAME } });
});
afterAll(() => api?.stop());

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${api.url}/api/v1/platforms/${path}`, { headers });

it('is an SVG that others may embed and keep for a while, and in which nothing can run', async () => {
  const answer = await ask(`${id}/badge.svg?profile=small`);
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/svg+xml; charset=utf-8',
    'cache-control': 'public, max-age=300',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  });
  expect(answer.headers.get('set-cookie')).toBeNull();
  const svg = await answer.text();
  expect(svg).toContain('星云 &lt;卡盟&gt; &amp; &quot;兄弟&quot;');
  expect(svg).toMatch(/[ABCDF] \d+ · 90% 区间 \d+–\d+/);
  expect(svg).not.toMatch(/<script|href=|on\w+=|<image|url\(/);
});

it('is not sent again to who has it already', async () => {
  const tag = (await ask(`${id}/badge.svg`)).headers.get('etag') ?? '';
  expect(tag).toMatch(/^"[\w-]{43}"$/);
  const again = await ask(`${id}/badge.svg`, { 'if-none-match': tag });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

it('is of one buyer, in one language, and of a platform that is there', async () => {
  const en = await (await ask(`${id}/badge.svg?lang=en`)).text();
  expect(en).toContain('90% interval');
  expect((await ask(`${id}/badge.svg?profile=nobody`)).status).toBe(400);
  expect((await ask(`${id}/badge.svg?lang=xx`)).status).toBe(400);
  expect((await ask(`${randomUUID()}/badge.svg`)).status).toBe(404);
});

it('says so honestly when nothing is known', async () => {
  const made = await api.call('/platforms', {
    body: { name: '新店', siteUrl: 'https://new.example/' },
  });
  const { id: fresh } = made.body as { id: string };
  expect(await (await ask(`${fresh}/badge.svg`)).text()).toContain('尚无评分');
});
