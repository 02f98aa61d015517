import { describe, expect, it } from 'vitest';
import { structured } from './storefronts/structured.ts';
import type { Page } from './types.ts';

function page(data: unknown): Page {
  const text = `<html><script type="application/ld+json">${JSON.stringify(data)}</script></html>`;
  const phases = { dns: null, connect: null, tls: null, firstByte: null, total: 1 };
  return {
    url: 'http://a.example/',
    status: 200,
    headers: {},
    text,
    bytes: new Uint8Array(),
    phases,
    tls: null,
  };
}

const offer = {
  '@type': 'Offer',
  price: '178.00',
  priceCurrency: 'CNY',
  availability: 'https://schema.org/InStock',
};
const product = { '@type': 'Product', name: '爱奇艺年卡', offers: offer };
const inStock = { kind: 'fuzzy', label: 'InStock', available: true };

describe('linked data', () => {
  it.each<[string, unknown]>([
    ['one product', product],
    ['a list', [{ '@type': 'WebSite' }, product]],
    [
      'a graph',
      { '@context': 'https://schema.org', '@graph': [{ '@type': 'Organization' }, product] },
    ],
    ['several types', { ...product, '@type': ['Product', 'Thing'] }],
    ['a number', { ...product, offers: { ...offer, price: 178 } }],
    ['a list of offers', { ...product, offers: [offer] }],
    [
      'an aggregate of one price',
      { ...product, offers: { ...offer, price: undefined, lowPrice: '178', highPrice: '178.00' } },
    ],
    [
      'a specification',
      {
        ...product,
        offers: {
          availability: offer.availability,
          priceSpecification: { price: 178, priceCurrency: 'CNY' },
        },
      },
    ],
    [
      'the product of that name',
      [product, { ...product, name: '其他', offers: { ...offer, price: '9.90' } }],
    ],
  ])('is read from %s', (_what, data) => {
    expect(structured(page(data), 'json-ld', '爱奇艺年卡')).toEqual({
      price: 17_800,
      stock: inStock,
      discontinued: false,
    });
  });

  it.each<[string, unknown]>([
    [
      'a range',
      { ...product, offers: { priceCurrency: 'CNY', lowPrice: '178', highPrice: '193' } },
    ],
    ['dollars', { ...product, offers: { ...offer, priceCurrency: 'USD' } }],
    ['nothing', {}],
    ['no offer', { '@type': 'Product', name: '爱奇艺年卡' }],
    ['a price of zero', { ...product, offers: { ...offer, price: '0' } }],
    ['a price that is none', { ...product, offers: { ...offer, price: { value: 1 } } }],
    [
      'several products of other names',
      [
        { ...product, name: 'a' },
        { ...product, name: 'b', offers: { ...offer, price: 1 } },
      ],
    ],
  ])('gives no price from %s', (_what, data) => {
    expect(structured(page(data), 'json-ld', '爱奇艺年卡')).toHaveProperty('detail');
  });

  it('tells out of stock and discontinued', () => {
    const of = (availability: string) =>
      structured(page({ ...product, offers: { ...offer, availability } }), 'json-ld', '');
    expect(of('http://schema.org/OutOfStock')).toMatchObject({ stock: { available: false } });
    expect(of('Discontinued')).toMatchObject({ discontinued: true });
    expect(of('')).toMatchObject({ stock: { kind: 'hidden' } });
  });
});
