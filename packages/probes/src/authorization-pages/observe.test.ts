import { describe, expect, it } from 'vitest';
import { testContext } from '../testing/context.ts';
import { fixture } from '../testing/fixtures.ts';
import { type Routes, startSite } from '../testing/site.ts';
import type { ProbeContext } from '../kit/types.ts';
import { indicate } from './indicate.ts';
import { authorizationPages } from './index.ts';
import { observe } from './observe.ts';
import { Config, Seen } from './schema.ts';

const NAME = '深圳甲乙科技有限公司';
const LIST = `<h1>授权合作伙伴</h1><table><tr><td>上海丙丁科技有限公司</td></tr><tr><td>${NAME}</td><td>2026</td></tr></table>`;
const OTHERS =
  '<h1>授权合作伙伴</h1><ul><li>上海丙丁科技有限公司</li><li>上海深圳甲乙科技有限公司</li></ul>';
const NOW = Date.parse('2026-06-15T04:00:00Z');

async function look(routes: Routes, config: (origin: string) => object) {
  const site = await startSite(routes);
  const context = { ...testContext(), now: () => NOW };
  return observe(
    Config.parse({ brand: 'iqiyi', legalName: NAME, ...config(site.origin) }),
    context,
  );
}

function judge(seen: Seen) {
  return indicate({ platform: 'p', at: NOW, outcome: { kind: 'observed', seen }, market: {} });
}

async function judged(routes: Routes, config: (origin: string) => object) {
  const outcome = await look(routes, config);
  if (outcome.kind !== 'observed') throw new Error(`${outcome.cause}: ${outcome.detail}`);
  const seen = Seen.parse(outcome.seen);
  return { seen, ...judge(seen), x: judge(seen).readings[0]?.x };
}

const list =
  (change: object = {}) =>
  (origin: string) => ({
    check: 'partner-list',
    listUrls: [`${origin}/list`],
    ...change,
  });

describe('a partner list', () => {
  it('that names the operator in full vouches for it, as the brand itself', async () => {
    const { seen, x, findings } = await judged({ '/list': LIST }, list());
    expect(seen).toMatchObject({ listed: true, firms: 2, rowQuote: NAME });
    expect(x).toBe(1);
    expect(findings).toMatchObject([
      { topic: 'authorisation', value: 'listed', source: 'official' },
    ]);
  });

  it.each([
    [false, 'not-listed', 0.1],
    [true, 'not-on-list', 0],
  ])('without the name, declared complete: %s', async (complete, value, worth) => {
    const { x, findings } = await judged({ '/list': OTHERS }, list({ complete }));
    expect(x).toBe(worth);
    expect(findings).toMatchObject([{ value, source: 'official' }]);
  });

  it('that says it is over vouches for nothing, and is no proof of forgery', async () => {
    const over = LIST.replace(NAME, `${NAME}（已终止合作）`);
    const { seen, x } = await judged({ '/list': over }, list({ complete: true }));
    expect(seen).toMatchObject({ listed: true, ended: true });
    expect(x).toBe(0.1);
  });

  it.each([
    '授权到期日：2027-12-31',
    '终止日期 2027-12-31',
    '有效期至2027年，到期时间：2027-12-31',
  ])('that names the day a term ends is no end: %s', async (term) => {
    const dated = LIST.replace(NAME, `${NAME}（${term}）`);
    const { seen } = await judged({ '/list': dated }, list({ complete: true }));
    expect(seen).toMatchObject({ listed: true, ended: false });
  });

  it('is read page by page, and absent means absent from all', async () => {
    const pages = (origin: string) => ({
      check: 'partner-list',
      listUrls: [`${origin}/1`, `${origin}/2`],
    });
    expect((await judged({ '/1': OTHERS, '/2': LIST }, pages)).x).toBe(1);
    expect(await look({ '/1': OTHERS, '/2': { status: 403 } }, pages)).toMatchObject({
      kind: 'unknown',
      cause: 'blocked',
    });
  });

  it.each<[string, Routes, string]>([
    ['behind a wall', { '/list': fixture('walls/captcha.html') }, 'challenged'],
    ['that is gone', { '/list': { status: 404, body: 'no' } }, 'unreachable'],
    ['that names nobody', { '/list': '<div id="app"></div>正在加载' }, 'unparseable'],
    ['that hangs up', { '/list': { reset: true } }, 'unreachable'],
  ])('%s tells nothing', async (_what, routes, cause) => {
    expect(await look(routes, list({ complete: true }))).toMatchObject({ kind: 'unknown', cause });
  });

  it('is read as the browser shows it, with a picture kept beside it', async () => {
    const kept: string[] = [];
    const listUrl = 'http://brand.example/list';
    const plain = { url: listUrl, status: 200, headers: { 'content-type': 'text/html' } };
    const phases = { dns: null, connect: null, tls: null, firstByte: null, total: 1 };
    const context: ProbeContext = {
      ...testContext(),
      browse: async () => ({
        ...plain,
        text: LIST,
        bytes: new TextEncoder().encode(LIST),
        phases,
        tls: null,
        heard: [],
        visitor: null,
        screenshot: { mime: 'image/png', bytes: new Uint8Array([1]) },
      }),
      keep: async ({ mime }) => {
        kept.push(mime);
        return '0'.repeat(64);
      },
    };
    const config = { check: 'partner-list', brand: 'iqiyi', legalName: NAME, listUrls: [listUrl] };
    const outcome = await observe(Config.parse(config), context);
    expect(outcome).toMatchObject({ seen: { listed: true } });
    expect(kept).toEqual(['text/html', 'image/png']);
  });

  it('for machines is read as well', async () => {
    const json = JSON.stringify({ data: [{ name: NAME }, { name: '丙公司' }] });
    expect((await judged({ '/list': json }, list())).x).toBe(1);
  });

  it('has a mark by which a change shows', async () => {
    const [a, b, c] = await Promise.all(
      [LIST, LIST, OTHERS].map((body) => judged({ '/list': body }, list())),
    );
    expect(a?.seen.contentHash).toBe(b?.seen.contentHash);
    expect(a?.seen.contentHash).not.toBe(c?.seen.contentHash);
  });
});

describe('a number look-up', () => {
  const lookup = (origin: string) => ({
    check: 'number-lookup',
    number: 'AB 12',
    lookupUrl: `${origin}/q?n={number}`,
  });
  it.each<[string, string, string, number]>([
    ['names the operator', `<p>被授权方：${NAME}</p>`, 'operator', 1],
    ['names another', '<p>被授权方：上海丙丁科技有限公司</p>', 'other-grantee', 0.1],
    ['knows no such number', '<p>未查询到相关授权信息</p>', 'no-such-number', 0.1],
  ])('that %s', async (_what, body, answer, worth) => {
    const { seen, x } = await judged({ '/q?n=AB%2012': body }, lookup);
    expect(seen).toMatchObject({ answer });
    expect(x).toBe(worth);
  });

  it.each<[string, Routes, string]>([
    ['asks for a captcha', { '/q': fixture('walls/captcha.html') }, 'challenged'],
    ['says nothing', { '/q': '<p>欢迎</p>' }, 'unparseable'],
    ['fails', { '/q': { status: 500, body: 'x' } }, 'unreachable'],
  ])('that %s tells nothing', async (_what, routes, cause) => {
    expect(await look(routes, lookup)).toMatchObject({ kind: 'unknown', cause });
  });
});

describe('what a page shows', () => {
  const told = ({ facts }: { facts: { kind: string; value: number | string }[] }) =>
    facts
      .filter(({ kind }) => kind !== 'authorisation-term')
      .map(({ kind, value }) => [kind, value]);
  const row = (text: string) => `<ul><li>上海丙丁科技有限公司</li><li>${text}</li></ul>`;

  it.each<[string, string, string]>([
    ['names the operator', row(NAME), 'shown'],
    ['says that it is over', row(`${NAME}（已终止）`), 'ended'],
    ['does not name it', OTHERS, 'not-shown'],
  ])('is told by a word when a list %s', async (_what, body, word) => {
    const facts = told(await judged({ '/list': body }, list()));
    expect(facts[0]).toEqual(['authorisation-page', word]);
    expect(facts).toHaveLength(word === 'shown' ? 2 : 1);
  });

  it('changes with the line that names the operator, and with nothing else on the page', async () => {
    const textOf = async (body: string) => told(await judged({ '/list': body }, list()))[1];
    const first = await textOf(row(`${NAME} 至2026年`));
    expect(await textOf(`<p>访问 12 次</p>${row(`${NAME} 至2026年`)}`)).toEqual(first);
    expect(await textOf(row(`${NAME} 至2027年`))).not.toEqual(first);
  });

  it('cannot be told of a letter behind a wall, and is gone with its page', async () => {
    const config = (origin: string) => ({
      check: 'letter',
      siteUrl: origin,
      pageUrl: `${origin}/letter`,
      grantor: '品牌有限公司',
      grantee: NAME,
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
    });
    const page = (text: string) => ({ '/letter': `<p>${text}</p><p>访问 ${text.length} 次</p>` });
    const letter = await judged(page(`兹授权${NAME}销售`), config);
    expect(told(letter)).toMatchObject([
      ['authorisation-page', 'shown'],
      ['authorisation-text', expect.any(String)],
    ]);
    expect(told(await judged(page(`兹授权${NAME}在线销售`), config))[1]).not.toEqual(
      told(letter)[1],
    );
    expect(told(await judged({}, config))).toEqual([['authorisation-page', 'gone']]);
    const wall = { '/letter': fixture('walls/captcha.html') };
    expect(told(await judged(wall, config))).toEqual([]);
  });
});

describe('a letter', () => {
  const letter =
    (change: object = {}) =>
    (origin: string) => ({
      check: 'letter',
      siteUrl: origin,
      pageUrl: `${origin}/letter`,
      fileUrl: `${origin}/letter.png`,
      number: 'IQ-1',
      grantor: '品牌有限公司',
      grantee: NAME,
      validFrom: '2026-01-01',
      validTo: '2026-06-20',
      ...change,
    });
  const SHOWN: Routes = { '/letter': '<h1>授权书</h1>', '/letter.png': 'picture' };

  it('that is consistent is half a proof', async () => {
    const { seen, x, findings } = await judged(SHOWN, letter());
    expect(seen).toMatchObject({
      page: 'present',
      problems: [],
      daysLeft: 5,
      marks: ['number:iq-1', expect.stringMatching(/^file:/)],
    });
    expect(x).toBe(0.5);
    expect(findings).toContainEqual(
      expect.objectContaining({ topic: 'authorisation', value: 'letter', source: 'page' }),
    );
  });

  it.each<[string, object, string]>([
    ['expired', { validTo: '2026-06-01' }, 'expired'],
    ['is another firm’s', { grantee: '丙公司' }, 'other-grantee'],
    ['is for other sites', { channels: ['other.example'] }, 'channel-lacks-site'],
    ['is for other goods', { scope: ['爱奇艺'], sold: ['优酷年卡'] }, 'scope-lacks-product'],
    ['has a broken chain', { owner: '丁公司' }, 'chain-broken'],
  ])('that %s is as good as none', async (_what, change, value) => {
    const { x, findings } = await judged(SHOWN, letter(change));
    expect(x).toBe(0.1);
    expect(findings).toContainEqual(expect.objectContaining({ topic: 'letter', value }));
    expect(findings).not.toContainEqual(expect.objectContaining({ topic: 'authorisation' }));
  });

  it('whose number another platform shows is told, whoever had it first', async () => {
    const { seen } = await judged(SHOWN, letter());
    expect(authorizationPages.marks?.(seen)).toHaveLength(2);
    const met = authorizationPages.metElsewhere?.(seen, [
      { mark: 'number:iq-1', platform: '乙店' },
    ]);
    const { readings, findings } = judge(met ?? seen);
    expect(readings[0]?.x).toBe(0.1);
    expect(findings).toContainEqual(expect.objectContaining({ value: 'reused-elsewhere' }));
  });

  it('that was taken down counts no more; behind a wall it is unknown', async () => {
    expect((await judged({}, letter())).x).toBe(0.1);
    const wall = { '/letter': fixture('walls/captcha.html'), '/letter.png': 'picture' };
    expect((await judged(wall, letter())).x).toBeNull();
  });
});
