import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { channelByKind, CHANNELS } from './channels.ts';
import { sizeOf } from './kit/cut.ts';
import { fitting, noteOf, summaryOf } from './kit/note.ts';
import { previewOf } from './kit/preview.ts';
import type { Line, Note } from './kit/types.ts';
import { NAUGHTY_STRINGS } from './testing/naughty-strings.ts';
import { messageOf, NOW, SENDING } from './testing/sample.ts';
import { SERVICES } from './testing/services/index.ts';

/** The Big List of Naughty Strings; it lies beside the repository and may be absent. */
const LIST = fileURLToPath(
  new URL('../../../../shared/corpora/strings/blns.json', import.meta.url),
);
const LIST_ABSENT = existsSync(LIST) ? null : `(skipped: no list at ${LIST})`;
const PATIENCE_MS = 600_000;
const ID = '0198c0de-1111-4000-8000-000000000001';
const LONG = 20_000;

function listed(): string[] {
  return JSON.parse(readFileSync(LIST, 'utf8')) as string[];
}

/** What is said when the text stands where people and shops write: names, words, templates. */
function notesWith(text: string): Note[] {
  const platform = { id: 'p', name: text, siteUrl: 'https://shop.example/' };
  const told = { id: ID, message: messageOf(text, { platform }) };
  const long = text.repeat(Math.ceil(LONG / Math.max(1, text.length)));
  const own = noteOf(told, { title: text, body: text }, 'en');
  const most = noteOf({ id: ID, message: messageOf(long, { platform }) }, {}, 'zh');
  previewOf(told, { title: text, body: text }, 'zh');
  return [noteOf(told, {}, 'zh'), own, most];
}

function faultOfMail(line: Extract<Line, { by: 'mail' }>, note: Note): string | null {
  const { subject, text } = line.mail(note);
  if (!(subject + text).isWellFormed()) return 'half a character';
  if (/\p{Cc}/u.test(subject) || subject.length > 200) return 'a subject that is no line';
  return sizeOf(text, { unit: 'bytes' }) > 60_000 ? 'too long' : null;
}

const MAIL = channelByKind('email')?.open({
  host: 'smtp.example',
  port: 465,
  user: 'u',
  password: 'p',
  from: 'a@shop.example',
  to: ['b@shop.example'],
});

const FAULTS: Readonly<Record<string, (note: Note) => string | null>> = Object.fromEntries([
  ...SERVICES.map(({ kind, settings, fault }) => {
    const line = channelByKind(kind)?.open(settings('http://127.0.0.1:8080'));
    if (line?.by !== 'http') throw new Error(`${kind} is sent over HTTP`);
    const faultOf = (note: Note) => {
      const { method, url, headers, body } = line.request(note, SENDING);
      const { pathname, search, host } = new URL(url);
      const bytes = typeof body === 'string' ? Buffer.from(body) : body;
      const path = `${pathname}${search}`;
      return fault({ method, path, headers: { ...headers, host }, body: bytes }, NOW);
    };
    return [kind, faultOf] as const;
  }),
  ['email', (note: Note) => (MAIL?.by === 'mail' ? faultOfMail(MAIL, note) : 'no mail')] as const,
]);

/** Every kind gets every text, alone and among others, as its service takes it. */
function expectTaken(text: string): void {
  const notes = notesWith(text);
  for (const { kind, limit } of CHANNELS.filter(({ by }) => by !== 'pull')) {
    const summary = summaryOf(notes.slice(0, fitting(notes, limit)), 'post', 'zh');
    for (const note of [...notes, summary]) {
      expect([kind, text, FAULTS[kind]?.(note)]).toEqual([kind, text, null]);
    }
  }
}

describe('a naughty string', () => {
  it.each(NAUGHTY_STRINGS.map((text) => [JSON.stringify(text), text] as const))(
    'of our own, %s, is sent as every service takes it',
    (_, text) => expectTaken(text),
  );

  it.skipIf(LIST_ABSENT !== null)(
    `of the big list is sent as every service takes it ${LIST_ABSENT ?? ''}`,
    { timeout: PATIENCE_MS },
    () => {
      const texts = listed();
      expect(texts.length).toBeGreaterThan(500);
      for (const text of texts) expectTaken(text);
    },
  );
});
