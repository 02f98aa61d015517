import { describe, expect, it } from 'vitest';
import { contactsIn } from './kit/contacts.ts';
import { icpNumberIn } from './kit/identifiers.ts';
import { titleOf } from './kit/html.ts';
import { pageHealth } from './kit/page-health.ts';
import { readAcgDetail, readAcgItem, readAcgList } from './kit/storefronts/acg-faka.ts';
import { readDujiaokaIndex, readDujiaokaProduct } from './kit/storefronts/dujiaoka.ts';
import { readGeneric } from './kit/storefronts/generic.ts';
import { structured } from './kit/storefronts/structured.ts';
import { parseTiers } from './kit/tiers.ts';
import type { Page } from './kit/types.ts';
import { readValuation } from './price-drift/connectors/acg-faka-quotes.ts';
import { readNextFees, readNextList } from './price-drift/connectors/dujiao-next.ts';
import { readDujiaokaBill } from './price-drift/connectors/dujiaoka-quotes.ts';
import { readKamiList } from './price-drift/connectors/kamifaka.ts';
import { readQsShelf } from './price-drift/connectors/qs-faka.ts';
import { readZfakaShelf } from './price-drift/connectors/zfaka.ts';

const SIZE = 2_000_000;

function full(piece: string): string {
  return piece.repeat(Math.ceil(SIZE / piece.length));
}

function page(text: string): Page {
  const phases = { dns: null, connect: null, tls: null, firstByte: null, total: 1 };
  const url = 'http://shop.example/';
  return { url, status: 200, headers: {}, text, bytes: new Uint8Array(), phases, tls: null };
}

/** Each made a parser, a selector or a pattern take minutes, or overflow its stack, at some time. */
const PAGES: [string, string][] = [
  ['deep nesting', full('<div>')],
  ['broken formatting', full('<a><b><p>')],
  ['endless siblings', full('<p>x')],
  ['endless attributes', `<div ${full('a="b" ')}`],
  ['scripts never closed', full('<script>')],
  ['comments never closed', full('<!--')],
  ['bare brackets', full('<')],
  ['nested tables', full('<table><tr><td>')],
  ['order forms', full('<form><input name=gid value=1>')],
  ['nested marks', full('<span class=badge>购买10件起')],
  ['many cards', full('<div class=card><a href="/buy/7">x')],
  ['many links in one card', `<div class=card>${full('<a href="/buy/7">x</a>')}`],
  ['spaces', `QQ${full(' ')}`],
  ['digits', full('1')],
  ['openings of a script object', full('setVar("_var_item",{')],
  ['a title without end', `<title>${full('维')}`],
  ['an array without end', `{"msg":${full('[')}`],
  ['products in microdata', full('<div itemtype="https://schema.org/Product">')],
  ['linked data without end', `<script type="application/ld+json">${full('[')}`],
];

describe('a hostile page', () => {
  it.each(PAGES)('of %s is read in bounded time and yields nothing', (_what, text) => {
    const input = page(text);
    const siteUrl = input.url;
    const product = { ref: '1', title: '', siteUrl };
    pageHealth(input);
    contactsIn(text);
    icpNumberIn(text);
    parseTiers(text);
    expect(titleOf(input).length).toBeLessThanOrEqual(200);
    expect(readDujiaokaIndex(input, siteUrl).length).toBeLessThanOrEqual(1);
    expect(readAcgList(input, siteUrl)).toBeNull();
    const readings = [
      readDujiaokaProduct(input, product),
      readAcgDetail(input, product),
      readAcgItem(input, product),
      readGeneric(input, { ...product, url: siteUrl, extract: { kind: 'css', selector: 'i.p' } }),
      readGeneric(input, { ...product, url: siteUrl, extract: { kind: 'json', path: 'a' } }),
    ];
    expect(readings.map((reading) => reading.kind)).toEqual(readings.map(() => 'unreadable'));
    const known = (ref: string) => ({ ref, title: '', siteUrl });
    expect([
      readQsShelf(input, known, siteUrl),
      readZfakaShelf(input, known),
      readKamiList(input, siteUrl),
      readNextList(input, siteUrl),
      readNextFees(input),
      readDujiaokaBill(input),
      readValuation(input),
    ]).toEqual(Array.from({ length: 7 }, () => null));
    for (const kind of ['json-ld', 'microdata'] as const) {
      expect(structured(input, kind, '')).toHaveProperty('detail');
    }
  });

  it('cannot escape the depth limit, and an honest page does not meet it', () => {
    const honest = page(`${'<div>'.repeat(50)}<b class="p">¥5.00</b>`);
    const rule = {
      ref: '1',
      title: '',
      url: '',
      extract: { kind: 'css', selector: '.p' },
    } as const;
    expect(readGeneric(honest, rule).kind).toBe('offer');
    expect(readGeneric(page(`${'<div>'.repeat(5_000)}<b class="p">¥5.00</b>`), rule).kind).toBe(
      'unreadable',
    );
  });
});
