import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CORPORA_ABSENT, jsonFiles, naughtyStrings } from './testing/corpora.ts';
import { closeServers, fetcher, site } from './testing/servers.ts';

afterEach(closeServers);

/** Texts that trip over their own characters. */
const OWN = [
  '',
  ' ',
  '\u0000',
  'é',
  'ÀÉÎõü',
  '靠谱',
  '𠮷',
  '👩‍👩‍👧',
  '\u202eabc',
  '﷽',
  'İıŞş',
  "'; DROP TABLE platform; --",
  '<script>alert(1)</script>',
  '{"__proto__": {"x": 1}}',
  'undefined',
  '1e309',
  'Ω≈ç√∫˜µ≤≥÷',
  '田中さんにあげて下さい',
  'Роман',
  '\ufffd',
];

async function served(contentType: string): Promise<{
  serve: (bytes: Uint8Array) => void;
  look: () => Promise<{ text: string; bytes: Uint8Array }>;
}> {
  let body: Uint8Array = new Uint8Array();
  const origin = await site((_request, response) => {
    response.setHeader('content-type', contentType);
    response.end(body);
  });
  const look = fetcher();
  return { serve: (bytes) => (body = bytes), look: () => look(origin) };
}

async function expectUnchanged(texts: readonly string[]): Promise<void> {
  for (const type of ['text/html; charset=utf-8', 'application/json; charset=UTF-8']) {
    const { serve, look } = await served(type);
    for (const text of texts) {
      serve(Buffer.from(text));
      expect((await look()).text).toBe(text.replace(/^\ufeff/, ''));
    }
  }
}

describe('texts', () => {
  it('of every kind come through unchanged', () => expectUnchanged(OWN));

  it('in GB18030 come through unchanged, whatever the header says', async () => {
    const page = '<title>腾讯视频年卡 库存充足 𠮷 €178.00</title>';
    for (const said of ['gb18030', 'gbk', 'utf-8', 'iso-8859-1', 'x-unknown', '']) {
      const { serve, look } = await served(`text/html; charset=${said}`);
      serve(iconv.encode(page, 'gb18030'));
      expect({ said, text: (await look()).text }).toEqual({ said, text: page });
    }
  });

  it('naughty by the list of others come through unchanged', async (context) => {
    if (CORPORA_ABSENT !== null) context.skip(CORPORA_ABSENT);
    const list = naughtyStrings();
    expect(list.length).toBeGreaterThan(500);
    await expectUnchanged(list);
  });
});

describe('JSON', () => {
  beforeEach((context) => {
    if (CORPORA_ABSENT !== null) context.skip(CORPORA_ABSENT);
  });

  function parses(text: string): boolean {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  }

  it('that must parse still does, and that must not still does not', async () => {
    const files = jsonFiles();
    expect(files.length).toBeGreaterThan(300);
    const { serve, look } = await served('application/json');
    for (const { name, bytes } of files) {
      serve(bytes);
      const seen = await look();
      const unchanged = Buffer.from(seen.bytes).equals(bytes);
      expect({ name, unchanged }).toEqual({ name, unchanged: true });
      if (name.startsWith('i_')) continue;
      const valid = parses(seen.text);
      expect({ name, valid }).toEqual({ name, valid: name.startsWith('y_') });
      if (valid) expect(JSON.parse(seen.text)).toEqual(JSON.parse(bytes.toString()));
    }
  });
});
