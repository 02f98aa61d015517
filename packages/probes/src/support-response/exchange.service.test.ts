import { archivedXmpp, sendXmpp } from '@kaopu/net/accounts';
import { parseAllow } from '@kaopu/net/address';
import {
  hasDovecot,
  hasProsody,
  startMail,
  startProsody,
  type TestMail,
  type TestXmpp,
} from '@kaopu/testkit';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenLook } from '../kit/types.ts';
import { testContext, type TestContext } from '../testing/context.ts';
import { waitOf } from '../kit/conversation/response.ts';
import { observe } from './observe.ts';
import { Config, Seen } from './schema.ts';

// Real exchanges with real servers on loopback. The truth is when the answer was sent: between the
// moment it was handed over and the one at which the server had taken it. Only the wait between two
// claims is cut short, as the answer is there already when the second one begins.

const allow = parseAllow('127.0.0.0/8');
const BUYER = 'buyer@buyer.test';
const DESK = 'desk@shop.test';
const HUMAN = '有的，10 张起 168 一张';

function openLook(ticket: unknown): OpenLook {
  return {
    ticket,
    seed: 'probe',
    slotAt: Date.now(),
    intervalMs: 302_400_000,
    wanted: true,
    timed: false,
    mayAsk: true,
    save: () => Promise.resolve(true),
    known: new Map(),
  };
}

function contextWith(ticket: unknown): TestContext {
  return testContext({ open: openLook(ticket) });
}

/** When something was handed over and when it had been taken, ms. */
interface Sent {
  from: number;
  to: number;
}

/** Asks, lets the desk answer, and looks again. */
async function exchange(config: Config, answer: () => Promise<Sent>) {
  const asked = await observe(config, contextWith(null));
  if (asked.kind !== 'waiting') throw new Error(JSON.stringify(asked));
  const ticket: unknown = JSON.parse(JSON.stringify(asked.ticket));
  const beforeAnswer = await observe(config, contextWith(ticket));
  const answered = await answer();
  const context = contextWith(beforeAnswer.kind === 'waiting' ? beforeAnswer.ticket : ticket);
  const result = await observe(config, context);
  if (result.kind !== 'observed') throw new Error(JSON.stringify(result));
  return { seen: Seen.parse(result.seen), answered, context, ticket };
}

function expectTruth(seen: Seen, answered: Sent): void {
  const { conversation } = seen;
  if (conversation === null) throw new Error('nothing was asked');
  const { seconds, censored } = waitOf(conversation);
  expect(censored).toBe(false);
  const since = (at: number) => (at - conversation.askedAt) / 1_000;
  expect(seconds).toBeGreaterThanOrEqual(since(answered.from) - 1);
  expect(seconds).toBeLessThanOrEqual(since(answered.to) + 1);
}

describe.skipIf(!hasProsody() && !process.env['CI'])(
  'an exchange with a real XMPP server (needs prosody)',
  () => {
    let server: TestXmpp;
    beforeAll(async () => {
      server = await startProsody({ [BUYER]: 'buyer-canary', [DESK]: 'desk-canary' });
    });
    afterAll(() => server.stop());

    it('is measured within a second of the truth, and no machine counts', async () => {
      const { host, port } = server;
      const login = { host, port, security: 'none' as const };
      const account = { ...login, user: 'buyer', password: 'buyer-canary', domain: 'buyer.test' };
      const desk = { ...login, user: 'desk', password: 'desk-canary', domain: 'shop.test' };
      const config = Config.parse({ channel: 'xmpp', address: DESK, sending: true, account });
      const say = (id: string, text: string) => sendXmpp(desk, { to: BUYER, id, text }, { allow });

      const { seen, answered, context } = await exchange(config, async () => {
        const [question] = await archivedXmpp(desk, { with: BUYER, since: 0 }, { allow });
        expect(question?.text).toContain('靠谱监测工具代发');
        await say('1', '您前面还有 2 位，请耐心等待。');
        await say('2', '您好，请问有什么可以帮您？');
        // Somebody reads and types.
        await sleep(4_000);
        const age = await say('3', HUMAN);
        const to = Date.now();
        return { from: to - age, to };
      });
      expectTruth(seen, answered);
      expect(seen.conversation?.lines.map((line) => line.class)).toEqual([
        'question',
        'queue',
        'greeting',
        'human',
      ]);
      expect(context.kept).toEqual([`xmpp:${DESK}`]);
      expect(JSON.stringify(seen)).not.toContain('canary');
    });
  },
);

describe.skipIf(!hasDovecot() && !process.env['CI'])('a real mail exchange (needs dovecot)', () => {
  let server: TestMail;
  beforeAll(async () => {
    server = await startMail([BUYER, DESK]);
  });
  afterAll(() => server.stop());

  it('is measured within a second of the truth, and no machine counts', async () => {
    const { host, password, smtpPort, imapPort } = server;
    const login = { host, security: 'none' as const, user: BUYER, password };
    const account = {
      from: BUYER,
      smtp: { ...login, port: smtpPort },
      imap: { ...login, port: imapPort },
    };
    const config = Config.parse({ channel: 'mail', address: DESK, sending: true, account });

    const { seen, answered, context, ticket } = await exchange(config, async () => {
      const source = server.taken.find(({ to }) => to === DESK)?.source ?? '';
      const id = /^Message-ID: (<.+>)$/im.exec(source)?.[1] ?? '';
      const head = `From: ${DESK}\r\nTo: ${BUYER}\r\nIn-Reply-To: ${id}\r\n`;
      const plain = 'Content-Type: text/plain; charset=utf-8\r\n\r\n';
      await server.deliver(
        BUYER,
        `${head}Message-ID: <1@shop>\r\nSubject: Re\r\n${plain}已收到您的邮件，我们会尽快回复。`,
      );
      await server.deliver(
        BUYER,
        `${head}Message-ID: <2@shop>\r\nAuto-Submitted: auto-replied\r\nSubject: Re\r\n${plain}年卡有货`,
      );
      await sleep(4_000);
      const from = Date.now();
      await server.deliver(
        BUYER,
        `${head}Message-ID: <3@shop>\r\nSubject: Re\r\n${plain}${HUMAN}\r\n\r\n> 请问年卡一次拿10张有批发价吗？`,
      );
      return { from, to: Date.now() };
    });
    expectTruth(seen, answered);
    expect(seen.conversation?.lines.map((line) => [line.class, line.text]).slice(1)).toEqual([
      ['bot', '已收到您的邮件，我们会尽快回复。'],
      ['bot', '年卡有货'],
      ['human', HUMAN],
    ]);
    expect(context.kept).toEqual([`mailto:${DESK}`]);
    expect(JSON.stringify([seen, ticket])).not.toContain(password);
  });
});
