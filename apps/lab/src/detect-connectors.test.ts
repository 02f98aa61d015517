import { Detection, SupportResponseConfig } from '@kaopu/probes';
import { detectStorefront, OBSERVERS } from '@kaopu/probes/observe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refOf } from './connector-configs.ts';
import { openDesk } from './desk/desk.ts';
import { openShop } from './market.ts';
import { QS_TOKEN } from './storefronts/qs-faka.ts';
import { labContext, serveShop } from './testing/probing.ts';

// A pasted address of each public program is recognised, and what is proposed can be looked at.

const context = labContext();

describe.each([
  ['dujiaoka', 'unicorn', ''],
  ['dujiaoka', 'hyper', ''],
  ['dujiaoka', 'luna', ''],
  ['acg-faka', undefined, ''],
  ['qs-faka', undefined, `shop/${QS_TOKEN}`],
  ['dujiao-next', undefined, ''],
  ['zfaka', undefined, ''],
  ['kamifaka', undefined, ''],
] as const)('%s %s', (storefront, theme, path) => {
  it('is recognised with its products, which the proposed probe reads', async () => {
    const shop = openShop(storefront, theme);
    const url = await serveShop(shop);
    const outcome = await detectStorefront(`${url}${path}`, context);
    if (outcome.kind !== 'observed') throw new Error(outcome.detail);
    const detection = Detection.parse(outcome.seen);
    expect(detection).toMatchObject({ storefront, icpNumber: shop.icp });
    const expected = shop.products.map(({ id, title, price }) => ({
      ref: refOf(storefront, id),
      title,
      price,
    }));
    expect(detection.offers).toMatchObject(expected);
    const proposal = detection.proposals.find(({ kind }) => kind === 'price-drift');
    expect(await OBSERVERS['price-drift']?.(proposal?.config, context)).toMatchObject({
      kind: 'observed',
      seen: { offers: expected, failed: [] },
    });
  });

  it('behind a wall is not guessed at', async () => {
    const shop = openShop(storefront, theme);
    shop.mode = 'captcha';
    const url = await serveShop(shop);
    expect(await detectStorefront(`${url}${path}`, context)).toMatchObject({ cause: 'challenged' });
  });
});

describe.each([
  ['dujiaoka', 'hyper', ''],
  ['acg-faka', undefined, ''],
  ['qs-faka', undefined, `shop/${QS_TOKEN}`],
  ['zfaka', undefined, ''],
  ['generic', undefined, ''],
] as const)('customer service of a %s %s shop', (storefront, theme, path) => {
  const desk = openDesk('127.0.0.1', 0, Date.now);
  beforeAll(() => desk.open());
  afterAll(() => desk.stop());

  it('is drafted from the code its owner put there; a draft looks, and asks nobody', async () => {
    const shop = openShop(storefront, theme);
    const address = `${desk.urlOf('good')}/`;
    shop.foot = `<script>LHC_API.args = {mode: 'widget', lhc_base_url: '${address}'};</script>
      <a href="mailto:kefu@shop.example">邮件</a> <script>_MEIQIA('entId', 4711)</script>`;
    const url = await serveShop(shop);
    const outcome = await detectStorefront(`${url}${path}`, context);
    if (outcome.kind !== 'observed') throw new Error(outcome.detail);
    const { contacts, drafts } = Detection.parse(outcome.seen);
    expect(contacts.filter(({ channel }) => channel === 'qq')).toHaveLength(
      storefront === 'generic' ? 0 : 1,
    );
    expect(drafts.map(({ kind, config }) => [kind, config['channel']])).toEqual([
      ['support-response', 'web-page'],
      ['support-response', 'live-helper-chat'],
      ['support-response', 'mail'],
    ]);
    const chat = SupportResponseConfig.parse(drafts[1]?.config);
    expect(await OBSERVERS['support-response']?.(chat, context)).toMatchObject({
      kind: 'observed',
      seen: { address: desk.urlOf('good'), online: true, notAsked: 'sending-off' },
    });
    expect(desk.asked()).toEqual([]);
  });
});

it.each(['caihong', 'kayixin', 'kasushou'] as const)(
  '%s shows strangers nothing, and is not guessed at',
  async (storefront) => {
    const url = await serveShop(openShop(storefront));
    const outcome = await detectStorefront(url, context);
    expect(outcome).not.toMatchObject({ seen: { offers: [{}] } });
  },
);
