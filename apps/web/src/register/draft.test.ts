import { describe, expect, it } from 'vitest';
import { completeUrl, fallbackProposals, isWebUrl, probesOf, siteOf } from './draft.ts';

const PROPOSALS = [
  {
    kind: 'price-drift',
    config: {
      connector: 'dujiaoka',
      siteUrl: 'https://a.example',
      products: [
        { ref: '1', title: 'One' },
        { ref: '2', title: 'Two' },
      ],
    },
    intervalSeconds: 3600,
  },
  { kind: 'availability', config: { url: 'https://a.example' }, intervalSeconds: 300 },
];

describe('the probes to register', () => {
  it('watch only the ticked products', () => {
    const [prices] = probesOf(PROPOSALS, new Set(['2']), []);
    expect(prices?.config).toMatchObject({ products: [{ ref: '2', title: 'Two' }] });
  });

  it('leave out a price probe with nothing to look at', () => {
    expect(probesOf(PROPOSALS, new Set(), []).map(({ kind }) => kind)).toEqual(['availability']);
  });

  it('add products given by hand as one generic probe', () => {
    const product = {
      ref: 'https://a.example/1',
      title: 'One',
      url: 'https://a.example/1',
      extract: { kind: 'css', selector: '.price' },
      rendered: false,
    } as const;
    const probes = probesOf(fallbackProposals('https://a.example'), new Set(), [product]);
    expect(probes.map(({ kind }) => kind)).toEqual(['availability', 'price-drift']);
    expect(probes[1]?.config).toEqual({ connector: 'generic', products: [product] });
  });
});

describe('pasted addresses', () => {
  it.each([
    ['dujiaoka', 'https://a.example/'],
    ['acg-faka', 'https://a.example/'],
    ['generic', 'https://a.example/buy/1'],
  ] as const)('of a product register, in %s, %s', (storefront, site) => {
    const url = 'https://a.example/buy/1';
    expect(siteOf(url, { storefront, url })).toBe(site);
    expect(siteOf(url, null)).toBe(url);
  });

  it.each([
    [' shop.example.com ', 'https://shop.example.com'],
    ['shop.example.com/buy/1', 'https://shop.example.com/buy/1'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/'],
    ['不是网址', '不是网址'],
  ])('%s becomes %s', (text, url) => expect(completeUrl(text)).toBe(url));

  it.each([
    ['https://shop.example.com', true],
    ['javascript:alert(1)', false],
    ['ftp://shop.example.com', false],
    ['https://', false],
    ['', false],
  ])('%s is a web address: %s', (text, good) => expect(isWebUrl(text)).toBe(good));
});
