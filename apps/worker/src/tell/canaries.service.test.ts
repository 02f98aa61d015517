import { channelByKind, keptSecrets } from '@kaopu/channels';
import { SERVICES, type Came, type Service } from '@kaopu/channels/testing';
import { playService, type Manner } from '@kaopu/channels/testing/play';
import { createChannel } from '@kaopu/db';
import { createFetcher, FetchFault, parseAllow, type Fetcher } from '@kaopu/net';
import { createDatabase, startSmtp, type TestDatabase } from '@kaopu/testkit';
import { createECDH } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { jsonLog, messageOf } from '../log.ts';
import { openTeller } from './tell.ts';
import { openTokens } from './tokens.ts';

const allow = parseAllow('127.0.0.0/8');
const plain = createFetcher({ allow, userAgent: 'KaopuTest/1', limits: { redirects: 0 } });
const pair = createECDH('prime256v1');
const pushKeys = {
  publicKey: pair.generateKeys().toString('base64url'),
  privateKey: pair.getPrivateKey().toString('base64url').padStart(43, 'A'),
  subject: 'mailto:operator@kaopu.example',
};
/** What a service repeats of a request: in error bodies of any kind's form, cut at any place. */
const ECHOES: readonly (readonly [what: string, of: (came: Came) => string])[] = [
  ['the address', ({ path }) => path],
  ['the address, late in a long text', ({ path }) => `${'x'.repeat(170)} ${path}`],
  ['headers', ({ headers }) => JSON.stringify(headers)],
  ['the body', ({ body }) => Buffer.from(body).toString('utf8')],
  ['the address, encoded', ({ path }) => encodeURIComponent(path)],
  ['the address, as PHP writes it', ({ path }) => path.replaceAll('/', '\\/')],
];

function echo(status: number, said: string): Manner {
  const codes = { errcode: 77_777, code: 77_777, error_code: 77_777, ok: false, data: [] };
  const words = { errmsg: said, msg: said, message: said, error: said, description: said };
  return { status, body: JSON.stringify({ ...codes, ...words }) };
}

/** What must never be seen again: each secret, and the beginning of it, which a cut may leave. */
function canariesOf(kind: string, settings: Record<string, unknown>): string[] {
  const schema = channelByKind(kind)?.settings;
  if (schema === undefined) throw new Error(`${kind} is a kind`);
  const secrets = keptSecrets(schema, settings).map((name) => String(settings[name]));
  expect(secrets).not.toEqual([]);
  const words = secrets.map((secret) =>
    URL.canParse(secret) ? (new URL(secret).pathname.split('/').at(-1) ?? '') : secret,
  );
  return [...words, 'token-of-the-app'].map((word) => word.slice(0, 10));
}

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
afterEach(() => test.sql('TRUNCATE channel, notification CASCADE'));

/** Everything that is written down of one message through such a channel: rows and log. */
async function writtenOf(
  kind: string,
  settings: Record<string, unknown>,
  fetcher: Fetcher = plain,
): Promise<string> {
  const { id } = await createChannel(test.db, { name: kind, kind, settings, perMinute: 60 });
  await test.sql(
    `WITH told AS (
       INSERT INTO notification (sequence, reason, message) VALUES (1, 'first', $2) RETURNING id
     )
     INSERT INTO delivery (notification_id, channel_id, sequence, next_attempt)
     SELECT id, $1::uuid, 1, now() - interval '1 second' FROM told`,
    [id, { type: 'alert.opened', data: { reason: 'first', text: { zh: '断货', en: 'out' } } }],
  );
  const lines: string[] = [];
  const log = jsonLog((line) => lines.push(line));
  const teller = openTeller(
    test.db,
    {
      fetcher,
      allow,
      tokens: openTokens(),
      pushKeys: () => Promise.resolve(pushKeys),
    },
    {
      random: () => 0,
      onError: (error) => log.error('a channel’s lane broke off', { error: messageOf(error) }),
    },
  );
  await teller.tell();
  await teller.idle();
  const rows = await test.sql(
    `SELECT to_jsonb(d) AS d, to_jsonb(n) AS n, (SELECT jsonb_agg(a) FROM delivery_attempt a) AS a
     FROM delivery d JOIN notification n ON n.id = d.notification_id`,
  );
  await test.sql('TRUNCATE channel, notification CASCADE');
  return `${JSON.stringify(rows)}\n${lines.join('\n')}`;
}

function expectNone(canaries: readonly string[], written: string): void {
  for (const canary of canaries) expect(written).not.toContain(canary);
}

describe.each(SERVICES.map((service) => [service.kind, service] as const))(
  'of the secrets of %s',
  (kind, service: Service) => {
    it.each(ECHOES)('none is written down when the service repeats %s', async (_, of) => {
      const played = await playService();
      try {
        const settings = service.settings(played.origin);
        for (const status of [400, 200]) {
          // A token is given, or refused.
          played.behave((came) =>
            came.path.includes('gettoken') && status === 400 ? service.ok : echo(status, of(came)),
          );
          const written = await writtenOf(kind, settings);
          expect(written).toContain('"class"');
          expectNone(canariesOf(kind, settings), written);
        }
      } finally {
        await played.close();
      }
    });

    it('none is written down when what breaks on the way names the address', async () => {
      const settings = service.settings('http://127.0.0.1:1');
      const broken: Fetcher = (url) => Promise.reject(new TypeError(`fetch failed: ${url}`));
      const written = await writtenOf(kind, settings, broken);
      expect(written).toContain('fetch failed');
      expectNone(canariesOf(kind, settings), written);
      const faulty: Fetcher = (url) =>
        Promise.reject(new FetchFault('connect', url, `no way to ${url}`));
      expectNone(canariesOf(kind, settings), await writtenOf(kind, settings, faulty));
    });
  },
);

it('a mail server that repeats the password gets it into no log', async () => {
  const smtp = await startSmtp();
  try {
    const settings = {
      host: smtp.host,
      port: smtp.port,
      security: 'none',
      user: 'kaopu@own.test',
      password: smtp.password,
      from: 'kaopu@own.test',
      to: ['ops@own.test'],
    };
    for (const words of [`5.7.8 bad ${smtp.password}`, `${'x'.repeat(180)} ${smtp.password}`]) {
      smtp.refuse({ at: 'sign-in', code: 535, words });
      const written = await writtenOf('email', settings);
      expect(written).toContain('535');
      expectNone([smtp.password.slice(0, 10)], written);
    }
  } finally {
    await smtp.stop();
  }
});
