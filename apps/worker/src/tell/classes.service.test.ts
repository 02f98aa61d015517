import { CHANNELS } from '@kaopu/channels';
import { POLITE_NO, SERVICES, TOO_OFTEN, type AnswerClass } from '@kaopu/channels/testing';
import { playService } from '@kaopu/channels/testing/play';
import { createChannel } from '@kaopu/db';
import { createFetcher, parseAllow } from '@kaopu/net';
import { createDatabase, startSmtp, type TestDatabase } from '@kaopu/testkit';
import { createECDH } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { openTeller } from './tell.ts';
import { openTokens } from './tokens.ts';

const YES = 'a yes';
const HANG = 'a hang';
const SITUATIONS = [YES, POLITE_NO, TOO_OFTEN, HANG] as const;
type Situation = (typeof SITUATIONS)[number];

/** The service's end of a kind, as documented. */
interface Receiver {
  settings: Record<string, unknown>;
  /** Behaves so from now on, and says what that ought to be taken for. */
  behave: (situation: Situation) => AnswerClass;
  /** What it finds wrong with what came: signatures, limits, addresses. */
  faults: () => string[];
  close: () => Promise<void>;
}

const allow = parseAllow('127.0.0.0/8');
const pair = createECDH('prime256v1');
const pushKeys = {
  publicKey: pair.generateKeys().toString('base64url'),
  privateKey: pair.getPrivateKey().toString('base64url').padStart(43, 'A'),
  subject: 'mailto:operator@kaopu.example',
};

async function overHttp(kind: string): Promise<Receiver> {
  const service = SERVICES.find((one) => one.kind === kind);
  if (service === undefined) throw new Error(`nobody plays ${kind}`);
  const played = await playService();
  return {
    settings: service.settings(played.origin),
    behave(situation) {
      if (situation === HANG) {
        played.behave('hang');
        return 'retry-later';
      }
      const found = service.answers.find(([what]) => what === situation);
      const [, reply, means] = found ?? [YES, service.ok, 'sent' as const];
      if (found === undefined && situation !== YES) throw new Error(`${kind} has no ${situation}`);
      // A token is given all the same.
      played.behave((came) => (came.path.includes('gettoken') ? service.ok : reply));
      return means;
    },
    faults() {
      if (played.came.length === 0) return ['nothing came'];
      return played.came.flatMap((came) => service.fault(came, Date.now()) ?? []);
    },
    close: () => played.close(),
  };
}

/** SMTP has no status beside its words: a no is a 5xx, what comes too often a 4xx. */
async function overMail(): Promise<Receiver> {
  const smtp = await startSmtp();
  const silent = await playService();
  const settings: Record<string, unknown> = {
    host: smtp.host,
    port: smtp.port,
    security: 'none',
    user: 'kaopu@own.test',
    password: smtp.password,
    from: 'kaopu@own.test',
    to: ['ops@own.test'],
  };
  let taken = 0;
  return {
    settings,
    behave(situation) {
      taken = situation === YES ? 1 : 0;
      if (situation === YES) return 'sent';
      // A server of HTTP waits for the first word as long as a client of SMTP does.
      if (situation === HANG) settings['port'] = Number(new URL(silent.origin).port);
      const isLimit = situation === TOO_OFTEN;
      if (isLimit) smtp.refuse({ at: 'receiver', code: 450, words: '4.2.1 rate limit exceeded' });
      else smtp.refuse({ at: 'message', code: 554, words: '5.7.1 rejected' });
      return situation === POLITE_NO ? 'permanent' : 'retry-later';
    },
    faults: () => (smtp.taken.length === taken ? [] : [`${smtp.taken.length} mails came`]),
    async close() {
      await silent.close();
      await smtp.stop();
    },
  };
}

/** Readers come for it: nothing is asked, so nothing goes wrong. */
function pulled(): Receiver {
  return {
    settings: { token: 'x'.repeat(43) },
    behave: () => 'sent',
    faults: () => [],
    close: () => Promise.resolve(),
  };
}

async function receiverOf({ kind, by }: (typeof CHANNELS)[number]): Promise<Receiver> {
  if (by === 'http') return overHttp(kind);
  return by === 'mail' ? overMail() : pulled();
}

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
});
afterAll(() => test.drop());
afterEach(() => test.sql('TRUNCATE channel, notification CASCADE'));

/** One message for the channel, and everything sent that may go. */
async function tell(channelId: string, situation: Situation): Promise<unknown[]> {
  await test.sql(
    `WITH told AS (
       INSERT INTO notification (sequence, reason, message) VALUES (1, 'first', $2) RETURNING id
     )
     INSERT INTO delivery (notification_id, channel_id, sequence, next_attempt)
     SELECT id, $1::uuid, 1, now() - interval '1 second' FROM told`,
    [
      channelId,
      { type: 'alert.opened', data: { reason: 'first', text: { zh: '断货', en: 'out' } } },
    ],
  );
  const limits = { redirects: 0, ...(situation === HANG && { headersMs: 500 }) };
  const errors: unknown[] = [];
  const teller = openTeller(
    test.db,
    {
      fetcher: createFetcher({ allow, userAgent: 'KaopuTest/1', trustedTlsOnly: true, limits }),
      allow,
      tokens: openTokens(),
      pushKeys: () => Promise.resolve(pushKeys),
    },
    { random: () => 0, onError: (error) => errors.push(error) },
  );
  await teller.tell();
  await teller.idle();
  return errors;
}

const STATES = { sent: 'sent', 'retry-later': 'pending', permanent: 'failed' } as const;

describe.each(CHANNELS.map((channel) => [channel.kind, channel] as const))(
  '%s',
  (kind, channel) => {
    it.each(SITUATIONS)(
      'finds what it sends right, and %s is logged as what it is',
      async (situation) => {
        const receiver = await receiverOf(channel);
        try {
          const means = receiver.behave(situation);
          const { settings } = receiver;
          const { id } = await createChannel(test.db, {
            name: kind,
            kind,
            settings,
            perMinute: 60,
          });
          expect(await tell(id, situation)).toEqual([]);
          expect(receiver.faults()).toEqual([]);
          expect(
            await test.sql(
              `SELECT d.state, d.last_class, a.class, c.resume_at IS NOT NULL AS rests
           FROM delivery_attempt a JOIN delivery d ON d.id = a.delivery_id
           JOIN channel c ON c.id = a.channel_id`,
            ),
          ).toEqual([
            {
              state: STATES[means],
              last_class: means,
              class: means,
              rests: situation === TOO_OFTEN && channel.by === 'http',
            },
          ]);
        } finally {
          await receiver.close();
        }
      },
    );
  },
);
