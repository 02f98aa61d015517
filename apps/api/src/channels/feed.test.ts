import { describe, expect, it } from 'vitest';
import { LISTS_ABSENT, listedStrings } from '../testing/attacks.ts';
import { NAUGHTY_STRINGS, UNSTORABLE_STRINGS } from '../testing/naughty-strings.ts';
import { atomOf } from './feed.ts';

const NOW = new Date('2026-11-23T08:00:00Z');
const ID = '0198c0de-1111-4000-8000-000000000001';
/** What XML 1.0 §2.2 allows. */
const ALLOWED = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
const TAGS =
  'feed id /id link title /title author name /name /author updated /updated ' +
  'entry id /id title /title updated /updated content /content /entry /feed';

function feedWith(text: string): string {
  const message = {
    type: 'alert.opened',
    data: { reason: 'first', platform: { name: text }, text: { zh: text, en: text } },
  };
  const entries = [{ id: ID, at: NOW, message }];
  const templates = { title: text };
  return atomOf({ name: text, language: 'zh', templates, entries }, 'https://a.example/f', NOW);
}

/** Well-formed XML of just these tags: no text has become markup, or what XML cannot say. */
function expectWellFormed(text: string): void {
  const feed = feedWith(text);
  expect(feed).toMatch(ALLOWED);
  const tags = [...feed.matchAll(/<(\/?\w+)[^<>]*>/g)].map(([, name]) => name);
  expect(tags.join(' ')).toBe(TAGS);
  const words = feed.replace(/<[^<>]*>/g, '');
  expect(words).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot);)/);
}

describe('a feed', () => {
  it('is well-formed XML whatever shops and people write', () => {
    for (const text of [...NAUGHTY_STRINGS, ...UNSTORABLE_STRINGS]) expectWellFormed(text);
  });

  it.skipIf(LISTS_ABSENT !== null)(
    `is so for the big list of naughty strings ${LISTS_ABSENT ?? ''}`,
    () => {
      for (const text of listedStrings()) expectWellFormed(text);
    },
  );

  it('says what was written', () => {
    expect(feedWith('<断> & "货"')).toContain('<title>&lt;断&gt; &amp; &quot;货&quot;</title>');
  });
});
