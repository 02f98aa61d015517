import { Detection } from '@kaopu/probes';
import { detectStorefront, OBSERVERS } from '@kaopu/probes/observe';
import { describe, expect, it } from 'vitest';
import { refOf } from './connector-configs.ts';
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

it.each(['caihong', 'kayixin', 'kasushou'] as const)(
  '%s shows strangers nothing, and is not guessed at',
  async (storefront) => {
    const url = await serveShop(openShop(storefront));
    const outcome = await detectStorefront(url, context);
    expect(outcome).not.toMatchObject({ seen: { offers: [{}] } });
  },
);
