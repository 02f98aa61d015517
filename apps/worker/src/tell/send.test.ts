import { channelByKind, noteOf } from '@kaopu/channels';
import { SERVICES, type Service } from '@kaopu/channels/testing';
import { createFetcher, parseAllow } from '@kaopu/net';
import { createECDH } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playService, type PlayedService } from '@kaopu/channels/testing/play';
import { send, type Tools } from './send.ts';
import { openTokens } from './tokens.ts';

const allow = parseAllow('127.0.0.0/8');
const pair = createECDH('prime256v1');
const PUSH_KEYS = {
  publicKey: pair.generateKeys().toString('base64url'),
  privateKey: pair.getPrivateKey().toString('base64url').padStart(43, 'A'),
  subject: 'mailto:operator@kaopu.example',
};
const NOTE = noteOf(
  {
    id: '0198c0de-1111-4000-8000-000000000001',
    message: {
      type: 'alert.opened',
      data: { reason: 'first', severity: 'warning', text: { zh: '断货', en: 'sold out' } },
    },
  },
  {},
  'zh',
);

function tools(limits = { redirects: 0, totalMs: 5_000, headersMs: 300 }): Tools {
  return {
    fetcher: createFetcher({ allow, userAgent: 'KaopuTest/1', trustedTlsOnly: true, limits }),
    allow,
    tokens: openTokens(),
    pushKeys: () => Promise.resolve(PUSH_KEYS),
    now: Date.now,
  };
}

let played: PlayedService;
beforeAll(async () => {
  played = await playService();
});
afterAll(() => played.close());

function sendBy({ kind, settings }: Service, origin = played.origin, by = tools()) {
  const line = channelByKind(kind)?.open(settings(origin));
  if (line === undefined) throw new Error(`no such kind: ${kind}`);
  return send(line, kind, NOTE, by);
}

describe.each(SERVICES.map((service) => [service.kind, service] as const))(
  '%s',
  (kind, service) => {
    it('is sent as the service wants it, and its yes is heard', async () => {
      played.came.length = 0;
      played.behave(service.ok);
      expect((await sendBy(service)).verdict.class).toBe('sent');
      expect(played.came.map((came) => service.fault(came, Date.now()))).toEqual(
        kind === 'wecom-app' ? [null, null] : [null],
      );
    });

    it.each(service.answers)('understands %s', async (_, reply, means) => {
      // A token is given all the same.
      played.behave((came) => (came.path.includes('gettoken') ? service.ok : reply));
      const { verdict, status } = await sendBy(service);
      expect(verdict.class).toBe(means);
      expect(status).toBe(reply.status);
    });

    it.each([
      ['hangs', 'hang', 'timeout'],
      ['breaks off', 'cut', 'protocol'],
    ] as const)('tries again when the service %s', async (_, manner, said) => {
      played.behave(manner);
      expect((await sendBy(service)).verdict).toMatchObject({ class: 'retry-later', said });
    });

    it('tries again when nobody is there, and goes to no address that is refused', async () => {
      const gone = await sendBy(service, 'http://127.0.0.1:1');
      expect(gone.verdict).toMatchObject({ class: 'retry-later', said: 'connect' });
      const strict = createFetcher({ allow: parseAllow(''), userAgent: 'KaopuTest/1' });
      played.came.length = 0;
      const refused = await sendBy(service, played.origin, { ...tools(), fetcher: strict });
      expect(refused.verdict).toEqual({ class: 'permanent', said: 'refused-address' });
      expect(played.came).toEqual([]);
    });
  },
);

describe('an access token', () => {
  const service = SERVICES.find(({ kind }) => kind === 'wecom-app');
  if (service === undefined) throw new Error('wecom-app is played');
  const asked = () => played.came.filter(({ path }) => path.includes('gettoken')).length;

  it('is fetched once, and anew after the service no longer takes it', async () => {
    played.came.length = 0;
    played.behave(service.ok);
    const by = tools();
    await sendBy(service, played.origin, by);
    await sendBy(service, played.origin, by);
    expect(asked()).toBe(1);
    const over = { status: 200, body: '{"errcode":42001,"errmsg":"access_token expired"}' };
    played.behave((came) => (came.path.includes('gettoken') ? service.ok : over));
    expect((await sendBy(service, played.origin, by)).verdict.class).toBe('retry-later');
    played.behave(service.ok);
    expect((await sendBy(service, played.origin, by)).verdict.class).toBe('sent');
    expect(asked()).toBe(2);
  });

  it('that is refused for a wrong secret is a matter for a person', async () => {
    played.behave({ status: 200, body: '{"errcode":40001,"errmsg":"invalid credential"}' });
    expect((await sendBy(service)).verdict.class).toBe('permanent');
  });
});
