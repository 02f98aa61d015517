import { describe, expect, it } from 'vitest';
import { testContext } from '../testing/context.ts';
import { fixture } from '../testing/fixtures.ts';
import { startSite } from '../testing/site.ts';
import { observe } from './observe.ts';
import { Config } from './schema.ts';

describe('hand-given rules', () => {
  async function read(extract: object, stock?: object) {
    const site = await startSite({ '/p': fixture('generic/product.html') });
    const product = { ref: 'p', title: '芒果TV年卡', url: `${site.origin}/p`, extract, stock };
    const config = Config.parse({ connector: 'generic', products: [product] });
    return observe(config, testContext());
  }

  it.each([
    [{ kind: 'css', selector: '.price b' }, { kind: 'css', selector: '.left' }, 108850, 9],
    [{ kind: 'css', selector: 'meta[itemprop=price]' }, undefined, 8880, undefined],
    [
      { kind: 'script', name: '__GOODS__', path: 'list[0].sku["sale price"]' },
      undefined,
      6660,
      undefined,
    ],
  ])('read %j', async (extract, stock, price, count) => {
    const outcome = await read(extract, stock);
    expect(outcome).toMatchObject({ kind: 'observed', seen: { offers: [{ price }], failed: [] } });
    if (count !== undefined) {
      expect(outcome).toMatchObject({
        seen: { offers: [{ stock: { kind: 'exact', value: count }, state: 'on_sale' }] },
      });
    }
  });

  it('reads a JSON path', async () => {
    const site = await startSite({ '/api': '{"data":{"price":"12.30","left":0}}' });
    const config = Config.parse({
      connector: 'generic',
      products: [
        {
          ref: 'p',
          title: '',
          url: `${site.origin}/api`,
          extract: { kind: 'json', path: 'data.price' },
          stock: { kind: 'json', path: 'data.left' },
        },
      ],
    });
    expect(await observe(config, testContext())).toMatchObject({
      seen: { offers: [{ price: 1230, state: 'sold_out' }] },
    });
  });

  it('reads sold-out words', async () => {
    const outcome = await read(
      { kind: 'css', selector: '.price' },
      { kind: 'css', selector: '.gone' },
    );
    expect(outcome).toMatchObject({ seen: { offers: [{ state: 'sold_out' }] } });
  });

  it.each([
    [{ kind: 'css', selector: '.nothing' }],
    [{ kind: 'css', selector: ':::' }],
    [{ kind: 'css', selector: '.range' }],
    [{ kind: 'css', selector: '.zero' }],
    [{ kind: 'css', selector: '.loading' }],
    [{ kind: 'json', path: 'price' }],
    [{ kind: 'script', name: '__GOODS__', path: 'list[9]' }],
    [{ kind: 'script', name: '__GOODS__', path: '' }],
  ])('make no price of %j', async (extract) => {
    expect(await read(extract)).toMatchObject({ kind: 'unknown', cause: 'unparseable' });
  });
});
