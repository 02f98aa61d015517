import { hasDovecot, startMail, type TestMail } from '@kaopu/testkit';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALLOW_NOTHING_PRIVATE, parseAllow } from '../allow-list.ts';
import { checkMail, receivedMail, sendMail, type MailAccount } from './mail.ts';

const options = { allow: parseAllow('127.0.0.0/8') };
const BUYER = 'buyer@buyer.test';
const DESK = 'desk@shop.test';

describe.skipIf(!hasDovecot() && !process.env['CI'])('real mail servers (needs dovecot)', () => {
  let server: TestMail;
  beforeAll(async () => {
    server = await startMail([BUYER, DESK]);
  });
  afterAll(() => server.stop());

  function account(from = BUYER, change: { password?: string; security?: 'starttls' } = {}) {
    const { host, password } = server;
    const login = { host, security: 'none' as const, user: from, password, ...change };
    return {
      from,
      smtp: { ...login, port: server.smtpPort },
      imap: { ...login, port: server.imapPort },
    } satisfies MailAccount;
  }

  it('lets us sign in on both sides', async () => {
    await expect(checkMail(account(), options)).resolves.toBeUndefined();
  });

  it('carries a question out and brings its answers, those of machines marked', async () => {
    const since = Date.now();
    const question = {
      id: '<q1@buyer.test>',
      to: DESK,
      subject: '采购咨询 ab12',
      text: '有货吗？',
    };
    await sendMail(account(), question, options);
    expect(server.taken.find(({ to }) => to === DESK)?.source).toContain('<q1@buyer.test>');
    const head = `To: ${BUYER}\r\nIn-Reply-To: <q1@buyer.test>\r\n`;
    await handIn(
      `From: ${DESK}\r\n${head}Message-ID: <m1@shop.test>\r\nAuto-Submitted: auto-replied\r\nSubject: Re\r\n\r\nreceived`,
    );
    await handIn(
      `From: Wang <${DESK}>\r\n${head}Message-ID: <m2@shop.test>\r\nSubject: Re\r\n\r\nyes, 168`,
    );
    await handIn(`From: other@else.test\r\nTo: ${BUYER}\r\nSubject: spam\r\n\r\nbuy`);
    const query = { since, from: DESK, answers: '<q1@buyer.test>' };
    const received = await receivedMail(account(), query, options);
    expect(received.map(({ id, automatic, text }) => [id, automatic, text.trim()])).toEqual([
      ['<m1@shop.test>', true, 'received'],
      ['<m2@shop.test>', false, 'yes, 168'],
    ]);
    expect(received[1]?.answers).toEqual(['<q1@buyer.test>']);
    expect(await receivedMail(account(), query, options)).toEqual(received);
  });

  async function handIn(source: string): Promise<void> {
    await server.deliver(BUYER, source);
  }

  it('never names the password when signing in fails', async () => {
    const wrong = account(BUYER, { password: 'wrong-canary' });
    const error: unknown = await checkMail(wrong, options).catch((fault: unknown) => fault);
    expect(error).toMatchObject({ name: 'FetchFault', kind: 'protocol' });
    expect(JSON.stringify(error) + String(error)).not.toContain('wrong-canary');
  });

  it('gives no password to servers that do not encrypt', async () => {
    const encrypted = account(BUYER, { security: 'starttls' });
    await expect(checkMail(encrypted, options)).rejects.toMatchObject({ kind: 'protocol' });
    const query = { since: 0, from: DESK, answers: '<x>' };
    await expect(receivedMail(encrypted, query, options)).rejects.toMatchObject({
      kind: 'protocol',
    });
  });

  it('is out of reach where private addresses are not allowed', async () => {
    await expect(checkMail(account(), { allow: ALLOW_NOTHING_PRIVATE })).rejects.toMatchObject({
      kind: 'refused-address',
    });
  });
});

describe('a server that never says a word', () => {
  let silent: Server;
  beforeAll(async () => {
    silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => silent.close());

  it('is left when the time is over', async () => {
    const { port } = silent.address() as AddressInfo;
    const login = {
      host: '127.0.0.1',
      port,
      security: 'none',
      user: 'u',
      password: 'p-canary',
    } as const;
    const account = { from: BUYER, smtp: login, imap: login };
    const brief = { ...options, totalMs: 200 };
    await expect(checkMail(account, brief)).rejects.toMatchObject({ kind: 'timeout' });
    const query = { since: 0, from: DESK, answers: '<x>' };
    await expect(receivedMail(account, query, brief)).rejects.toMatchObject({ kind: 'timeout' });
  });
});
