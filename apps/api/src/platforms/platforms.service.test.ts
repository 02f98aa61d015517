import { PlatformDetail } from '@kaopu/contracts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectProblem, faults, startApi, type RunningApi } from '../testing/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
});
afterAll(() => api.stop());

const USCC = '91330100799655058B';
const availability = (url: string, intervalSeconds = 600) => ({
  kind: 'availability',
  config: { url },
  intervalSeconds,
});

describe('registering', () => {
  it('answers with the platform, which has no score yet and whose probe is asked to look at once', async () => {
    const made = await api.call('/platforms', {
      body: {
        name: '  星辰卡盟 ',
        siteUrl: 'HTTPS://Shop-A.example:443/shop//#top',
        legalName: '杭州某某网络有限公司',
        uscc: ' 9133 0100 7996 5505 8b',
        storefront: 'dujiaoka',
        probes: [availability('https://shop-a.example/')],
      },
    });
    expect(made.status).toBe(201);
    const platform = PlatformDetail.parse(made.body);
    expect(platform).toMatchObject({
      name: '  星辰卡盟 ',
      siteUrl: 'https://shop-a.example/shop',
      legalName: '杭州某某网络有限公司',
      uscc: USCC,
      score: null,
      scores: [],
      stale: false,
      openAlerts: 0,
      probes: [
        {
          kind: 'availability',
          intervalSeconds: 600,
          enabled: true,
          running: false,
          hold: null,
          last: null,
          config: { url: 'https://shop-a.example/', slowMs: 10_000, confirmAfterMs: 3_000 },
        },
      ],
    });
    const asked = await api.test.sql(
      'SELECT 1 FROM probe WHERE platform_id = $1 AND request_at <= now()',
      [platform.id],
    );
    expect(asked).toHaveLength(1);

    const read = await api.call(`/platforms/${platform.id}`);
    expect(read).toMatchObject({ status: 200, body: made.body });
    const none = await api.call(`/platforms/${platform.id}/explanation`);
    expectProblem(none, 404, 'not-scored');
  });

  it('refuses a site that is registered, in any spelling, and says where it is', async () => {
    const first = await api.call('/platforms', {
      body: { name: 'b', siteUrl: 'https://shop-b.example' },
    });
    const { id } = PlatformDetail.parse(first.body);
    for (const siteUrl of [
      'https://shop-b.example/',
      'https://SHOP-B.example:443/',
      'https://shop-b.example#x',
    ]) {
      const second = await api.call('/platforms', { body: { name: 'again', siteUrl } });
      expect(expectProblem(second, 409, 'platform-exists').platformId).toBe(id);
    }
    const rows = await api.test.sql(`SELECT 1 FROM platform WHERE site_url LIKE '%shop-b%'`);
    expect(rows).toHaveLength(1);
  });

  it('registers a site once when two ask at the same time', async () => {
    const body = { name: 'race', siteUrl: 'https://race.example/' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => api.call('/platforms', { body })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201,
      ...Array<number>(7).fill(409),
    ]);
  });

  it('names every field at fault by JSON pointer, in Chinese by default', async () => {
    const answer = await api.call('/platforms', {
      body: {
        siteUrl: 'shop.example',
        uscc: '91330100799655058X',
        storefront: 'No such shop',
        probes: [
          availability('https://a.example/'),
          { kind: '', config: {}, intervalSeconds: 1.5 },
        ],
      },
    });
    const problem = expectProblem(answer, 400, 'invalid-input');
    expect(faults(problem)).toEqual([
      ['/name', 'required'],
      ['/siteUrl', 'url-invalid'],
      ['/uscc', 'uscc-invalid'],
      ['/storefront', 'invalid'],
      ['/probes/1/kind', 'too-small'],
      ['/probes/1/intervalSeconds', 'wrong-type'],
    ]);
    expect(problem.title).toBe('输入有误');
    expect(problem.errors?.find(({ path }) => path === '/name')?.detail).toBe('必填');
  });

  it('says the same in English to who prefers it', async () => {
    const answer = await api.call('/platforms', {
      body: { siteUrl: 'https://a.example/' },
      headers: { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.2' },
    });
    const problem = expectProblem(answer, 400, 'invalid-input');
    expect(problem.title).toBe('Invalid input');
    expect(problem.errors).toEqual([{ path: '/name', code: 'required', detail: 'required' }]);
  });

  it.each([
    [
      'an unknown probe',
      { ...availability('https://a.example/'), kind: 'no' },
      '/kind',
      'unknown-probe',
    ],
    ['a bad configuration', availability('nowhere'), '/config/url', 'invalid'],
    ['no configuration', { kind: 'availability', intervalSeconds: 600 }, '/config', 'required'],
    [
      'a port that is no shop’s',
      availability('https://a.example:22/'),
      '/config/url',
      'port-refused',
    ],
    ['a password', availability('https://u:p@a.example/'), '/config/url', 'credentials-refused'],
    [
      'too short an interval',
      availability('https://a.example/', 59),
      '/intervalSeconds',
      'interval-too-short',
    ],
    ['an interval of 4 s', availability('https://a.example/', 4), '/intervalSeconds', 'too-small'],
    [
      'a product twice',
      {
        kind: 'price-drift',
        intervalSeconds: 3_600,
        config: {
          connector: 'dujiaoka',
          siteUrl: 'https://a.example/',
          products: [
            { ref: '1', title: 'x' },
            { ref: '1', title: 'y' },
          ],
        },
      },
      '/config/products',
      'ref-repeated',
    ],
  ])('refuses a probe with %s', async (_what, probe, path, code) => {
    const answer = await api.call('/platforms', {
      body: { name: 'p', siteUrl: 'https://never.example/', probes: [probe] },
    });
    const problem = expectProblem(answer, 400, 'invalid-input');
    expect(faults(problem)).toEqual([[`/probes/0${path}`, code]]);
    expect(await api.test.sql(`SELECT 1 FROM platform WHERE site_url LIKE '%never%'`)).toEqual([]);
  });
});

describe('former names', () => {
  it('are kept at registering, changed and taken away; each change has records matched anew', async () => {
    const before = ['甲科技有限公司', '乙网络有限公司'];
    const made = await api.call('/platforms', {
      body: {
        name: '改名店',
        siteUrl: 'https://renamed.example/',
        formerNames: before.slice(0, 1),
      },
    });
    expect(made).toMatchObject({ status: 201, body: { formerNames: before.slice(0, 1) } });
    const { id } = PlatformDetail.parse(made.body);
    const change = async (body: object) => {
      await api.test.sql('UPDATE platform SET records_due = NULL WHERE id = $1', [id]);
      const answer = await api.call(`/platforms/${id}`, { method: 'PATCH', body });
      expect(answer.status).toBe(200);
      const [row] = await api.test.sql(
        'SELECT records_due IS NOT NULL AS due FROM platform WHERE id = $1',
        [id],
      );
      return [PlatformDetail.parse(answer.body).formerNames, row?.['due']];
    };
    expect(await change({ formerNames: before })).toEqual([before, true]);
    expect(await change({ name: '又改名' })).toEqual([before, false]);
    expect(await change({ formerNames: [] })).toEqual([[], true]);
  });

  it.each([
    ['an empty one', ['甲有限公司', ' '], '/formerNames/1', 'too-small'],
    ['one too long', ['甲'.repeat(301)], '/formerNames/0', 'too-big'],
    ['too many', Array.from({ length: 11 }, (_, i) => `甲${i}有限公司`), '/formerNames', 'too-big'],
  ])('refuse %s', async (_what, formerNames, path, code) => {
    const answer = await api.call('/platforms', {
      body: { name: 'p', siteUrl: 'https://never-renamed.example/', formerNames },
    });
    expect(faults(expectProblem(answer, 400, 'invalid-input'))).toEqual([[path, code]]);
  });
});

describe('texts no database can hold', () => {
  it.each([
    ['a NUL', 'a\u0000b'],
    ['half a surrogate pair', 'a\ud800b'],
  ])('are refused with their place: %s', async (_what, text) => {
    const product = { ref: '1', title: text };
    const answer = await api.call('/platforms', {
      body: {
        name: text,
        siteUrl: 'https://text.example/',
        probes: [
          {
            kind: 'price-drift',
            intervalSeconds: 3_600,
            config: {
              connector: 'dujiaoka',
              siteUrl: 'https://text.example/',
              products: [product],
            },
          },
        ],
      },
    });
    const problem = expectProblem(answer, 400, 'invalid-input');
    expect(faults(problem)).toEqual([
      ['/name', 'invalid'],
      ['/probes/0/config/products/0/title', 'invalid'],
    ]);
  });

  it('are refused in a query too', async () => {
    expectProblem(await api.call('/platforms?q=a%00b'), 400, 'invalid-input');
  });
});

describe('one platform', () => {
  it('can be changed field by field, emptied, and deleted', async () => {
    const made = await api.call('/platforms', {
      body: { name: 'c', siteUrl: 'https://shop-c.example/', uscc: USCC },
    });
    const path = `/platforms/${PlatformDetail.parse(made.body).id}`;
    const renamed = await api.call(path, { method: 'PATCH', body: { name: '新名' } });
    expect(renamed).toMatchObject({ status: 200, body: { name: '新名', uscc: USCC } });
    const emptied = await api.call(path, { method: 'PATCH', body: { uscc: null } });
    expect(emptied).toMatchObject({ status: 200, body: { name: '新名', uscc: null } });
    const agreed = await api.call(path, { method: 'PATCH', body: { robots: 'consent' } });
    expect(agreed).toMatchObject({ status: 200, body: { robots: 'consent' } });
    const wrong = await api.call(path, { method: 'PATCH', body: { uscc: '123' } });
    expect(faults(expectProblem(wrong, 400, 'invalid-input'))).toEqual([['/uscc', 'uscc-invalid']]);

    expect((await api.call(path, { method: 'DELETE' })).status).toBe(204);
    expectProblem(await api.call(path), 404, 'not-found');
    expectProblem(await api.call(path, { method: 'DELETE' }), 404, 'not-found');
    expectProblem(await api.call(path, { method: 'PATCH', body: { name: 'x' } }), 404, 'not-found');
  });

  it('is found by a part of its name or site, in which % and _ are just letters', async () => {
    await api.call('/platforms', {
      body: { name: '百分 100%', siteUrl: 'https://percent.example/' },
    });
    const found = async (q: string) => {
      const { body } = await api.call(`/platforms?q=${encodeURIComponent(q)}`);
      return (body as { items: { name: string }[] }).items.map(({ name }) => name);
    };
    expect(await found('percent.EX')).toEqual(['百分 100%']);
    expect(await found('0%')).toEqual(['百分 100%']);
    expect(await found('p_rcent')).toEqual([]);
  });
});
