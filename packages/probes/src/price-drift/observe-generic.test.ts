import { describe, expect, it } from 'vitest';
import { testContext } from '../testing/context.ts';
import { fixture } from '../testing/fixtures.ts';
import { startSite } from '../testing/site.ts';
import { resourceFor } from '../kit/define.ts';
import { priceDrift } from './index.ts';
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

  it('opens in a browser what is to be read there, and keeps its picture', async () => {
    const site = await startSite({ '/p': 'not this' });
    const url = `${site.origin}/p`;
    const extract = { kind: 'css', selector: 'b' };
    const config = Config.parse({
      connector: 'generic',
      products: [{ ref: 'p', title: '', url, extract, rendered: true }],
    });
    const text = '<html><b>￥12.30</b>';
    const context = testContext({
      browse: async () => ({
        url,
        status: 200,
        headers: {},
        text,
        bytes: Buffer.from(text),
        phases: { dns: null, connect: null, tls: null, firstByte: 1, total: 2 },
        tls: null,
        screenshot: { mime: 'image/png', bytes: Buffer.from('picture') },
        heard: [],
        visitor: null,
      }),
    });
    expect(await observe(config, context)).toMatchObject({ seen: { offers: [{ price: 1230 }] } });
    expect(context.kept).toEqual([url, url]);
    expect(site.asked).toEqual([]);
    expect(await observe(config, testContext())).toMatchObject({
      kind: 'unknown',
      cause: 'prober-fault',
    });
  });

  it('needs the browser only when a product does', () => {
    const product = { ref: 'p', title: '', url: 'http://a.example/' };
    const extract = { kind: 'css', selector: 'b' };
    const read = (rendered: boolean) =>
      Config.parse({ connector: 'generic', products: [{ ...product, extract, rendered }] });
    expect(resourceFor(priceDrift, read(true))).toBe('browser');
    expect(resourceFor(priceDrift, read(false))).toBe('http');
  });

  it('opens at most twenty products in a browser', () => {
    const extract = { kind: 'css', selector: 'b' };
    const products = Array.from({ length: 21 }, (_, i) => ({
      ref: String(i),
      title: '',
      url: 'http://a.example/',
      extract,
      rendered: true,
    }));
    const result = Config.safeParse({ connector: 'generic', products });
    expect(result.error?.issues).toMatchObject([{ message: 'too-many-rendered' }]);
    expect(Config.safeParse({ connector: 'generic', products: products.slice(1) }).success).toBe(
      true,
    );
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
