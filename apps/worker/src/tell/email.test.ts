import { channelByKind, noteOf, type Line } from '@kaopu/channels';
import { createFetcher, parseAllow } from '@kaopu/net';
import { startSmtp, type TestSmtp } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { send, type Tools } from './send.ts';
import { openTokens } from './tokens.ts';

const ID = '0198c0de-1111-4000-8000-000000000001';
const allow = parseAllow('127.0.0.0/8');
const note = noteOf(
  {
    id: ID,
    message: {
      type: 'alert.opened',
      data: { reason: 'first', severity: 'warning', text: { zh: '断货', en: 'sold out' } },
    },
  },
  {},
  'zh',
);

let smtp: TestSmtp;
beforeAll(async () => {
  smtp = await startSmtp();
});
afterAll(() => smtp.stop());
beforeEach(() => {
  smtp.refuse(null);
  smtp.taken.length = 0;
});

function line(change: object = {}): Line {
  const found = channelByKind('email')?.open({
    host: smtp.host,
    port: smtp.port,
    security: 'none',
    user: 'kaopu@own.test',
    password: smtp.password,
    from: 'kaopu@own.test',
    to: ['ops@own.test', 'boss@own.test'],
    ...change,
  });
  if (found === undefined) throw new Error('mail is a kind');
  return found;
}

function sendBy(way: Line, by: Partial<Tools> = {}) {
  const tools: Tools = {
    fetcher: createFetcher({ allow, userAgent: 'KaopuTest/1' }),
    allow,
    tokens: openTokens(),
    pushKeys: () => Promise.reject(new Error('no browser')),
    now: Date.now,
    ...by,
  };
  return send(way, 'email', note, tools);
}

/** Headers as they travelled, and the text that was quoted for the way (RFC 2045 §6.7). */
function read(source: string): { head: string; text: string } {
  const [head = '', body = ''] = source.split('\r\n\r\n');
  expect(head).toContain('Content-Transfer-Encoding: quoted-printable');
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return { head, text: Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n') };
}

describe('a mail', () => {
  it('reaches everybody it is for, in words and with its mark', async () => {
    expect(await sendBy(line())).toEqual({ verdict: { class: 'sent', said: 'ok' }, status: null });
    expect(smtp.taken.map(({ to }) => to)).toEqual(['ops@own.test', 'boss@own.test']);
    const { head, text } = read(smtp.taken[0]?.source ?? '');
    expect(head).toContain('From: kaopu@own.test');
    expect(head).toContain('To: ops@own.test, boss@own.test');
    expect(text.trim()).toBe('断货\n#0198c0de');
  });

  it('that is sent again bears the same Message-ID', async () => {
    await sendBy(line({ to: ['ops@own.test'] }));
    await sendBy(line({ to: ['ops@own.test'] }));
    const ids = smtp.taken.map(({ source }) => /^Message-ID: (.+)\r$/im.exec(source)?.[1]);
    expect(ids).toEqual([`<${ID}@kaopu.invalid>`, `<${ID}@kaopu.invalid>`]);
  });

  it.each([
    ['sign-in', 535, '5.7.8 Authentication failed', 'permanent'],
    ['sign-in', 454, '4.7.0 Temporary authentication failure', 'retry-later'],
    ['receiver', 550, '5.1.1 No such user', 'permanent'],
    ['receiver', 450, '4.2.1 Mailbox busy', 'retry-later'],
    ['message', 554, '5.7.1 Rejected as spam', 'permanent'],
    ['message', 452, '4.3.1 Insufficient storage', 'retry-later'],
  ] as const)('that is refused at the %s with %d is understood', async (at, code, words, means) => {
    smtp.refuse({ at, code, words });
    const { verdict } = await sendBy(line());
    expect(verdict.class).toBe(means);
    expect(verdict.said).toContain(`${code} ${words}`);
    expect(verdict.said).not.toContain(smtp.password);
    expect(smtp.taken).toEqual([]);
  });

  it('waits for a server that nobody answers at, and gives no password where TLS is missing', async () => {
    expect((await sendBy(line({ port: 1 }))).verdict).toMatchObject({
      class: 'retry-later',
      said: 'connect',
    });
    expect((await sendBy(line({ security: 'tls' }))).verdict.class).toBe('retry-later');
    // The server knows no STARTTLS: a matter for whoever chose it.
    expect((await sendBy(line({ security: 'starttls' }))).verdict.class).toBe('permanent');
    expect(smtp.taken).toEqual([]);
  });

  it('goes to no server at an address that is refused', async () => {
    expect((await sendBy(line(), { allow: parseAllow('') })).verdict).toEqual({
      class: 'permanent',
      said: 'refused-address',
    });
  });
});
