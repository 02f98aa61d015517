import { hasDovecot, hasProsody, startMail, startProsody } from '@kaopu/testkit';
import { connect, createServer, type AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { parseAllow } from '../allow-list.ts';
import { selfSigned } from '../testing/certificate.ts';
import { checkMail, receivedMail, type MailAccount } from './mail.ts';
import { checkXmpp } from './xmpp.ts';

// Real servers on loopback with certificates of ours. What a client sends is overheard on its way.

const HOST = 'mail.own.test';
const USER = 'buyer@own.test';
const NEVER = new Date('2049-01-01T00:00:00Z');
const PAST = new Date('2021-01-01T00:00:00Z');
const options = {
  allow: parseAllow('127.0.0.0/8'),
  resolve: () => Promise.resolve(['127.0.0.1']),
};

const trusted = getCACertificates('default');
afterEach(() => setDefaultCACertificates(trusted));

/** As NODE_EXTRA_CA_CERTS does for a process that begins. */
function trust(cert: string): void {
  setDefaultCACertificates([...trusted, cert]);
}

/** A way to a server on which everything that a client says is heard. */
async function overheard(target: number): Promise<{ port: number; said: () => string }> {
  const heard: Buffer[] = [];
  const tap = createServer((client) => {
    const server = connect(target, '127.0.0.1');
    client.on('data', (bytes) => heard.push(bytes));
    client.on('error', () => server.destroy());
    server.on('error', () => client.destroy());
    client.pipe(server).pipe(client);
  });
  await new Promise<void>((resolve) => tap.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void tap.close());
  const { port } = tap.address() as AddressInfo;
  return { port, said: () => Buffer.concat(heard).toString('latin1') };
}

/** The password in any of the shapes that mail and XMPP give it in the open. */
function shapesOf(password: string): string[] {
  const base64 = (text: string) => Buffer.from(text).toString('base64').replaceAll('=', '');
  return [
    password,
    base64(password),
    base64(`\0${USER}\0${password}`),
    base64(`\0buyer\0${password}`),
  ];
}

const BAD: readonly [string, string, Date, RegExp][] = [
  ['self-signed', HOST, NEVER, /self.signed/i],
  ['of another host', 'other.test', NEVER, /altnames/],
  ['expired', HOST, PAST, /expired/],
];

describe.skipIf(!hasDovecot() && !process.env['CI'])('mail, encrypted (needs dovecot)', () => {
  async function mail(certificate: { key: string; cert: string }, security: 'tls' | 'starttls') {
    const server = await startMail([USER], certificate);
    onTestFinished(() => server.stop());
    const { tlsPorts, smtpPort, imapPort, password } = server;
    const smtp = await overheard(security === 'tls' ? (tlsPorts?.smtp ?? 0) : smtpPort);
    const imap = await overheard(security === 'tls' ? (tlsPorts?.imap ?? 0) : imapPort);
    const login = { host: HOST, security, user: USER, password };
    const account = (): MailAccount => ({
      from: USER,
      smtp: { ...login, port: smtp.port },
      imap: { ...login, port: imap.port },
    });
    return { account, smtp, imap, password };
  }

  describe.each(['tls', 'starttls'] as const)('by %s', (security) => {
    it.each(BAD)('a certificate that is %s is refused, and no password said', async (...bad) => {
      const [what, name, end, why] = bad;
      const certificate = selfSigned(name, end);
      if (what !== 'self-signed') trust(certificate.cert);
      const { account, smtp, imap, password } = await mail(certificate, security);
      const fault: unknown = await checkMail(account(), options).catch((error: unknown) => error);
      expect(fault).toMatchObject({ name: 'FetchFault', kind: 'tls' });
      expect(String(fault)).toMatch(why);
      // The mailbox is asked by itself, for a check stops at the first refusal.
      const query = { since: 0, from: USER, answers: '<x>' };
      const other: unknown = await receivedMail(account(), query, options).catch(
        (error: unknown) => error,
      );
      expect(other).toMatchObject({ name: 'FetchFault', kind: 'tls' });
      expect(String(other)).toMatch(why);
      for (const shape of shapesOf(password)) {
        expect(smtp.said()).not.toContain(shape);
        expect(imap.said()).not.toContain(shape);
      }
      expect(smtp.said().length).toBeGreaterThan(0);
      expect(imap.said().length).toBeGreaterThan(0);
    });

    it('a trusted certificate of the right host lets us sign in, unheard', async () => {
      const certificate = selfSigned(HOST, NEVER);
      trust(certificate.cert);
      const { account, smtp, imap, password } = await mail(certificate, security);
      await expect(checkMail(account(), options)).resolves.toBeUndefined();
      for (const shape of shapesOf(password)) {
        expect(smtp.said() + imap.said()).not.toContain(shape);
      }
    });
  });

  it('is overheard where nothing is encrypted, so that these tests can fail', async () => {
    const { account, smtp, imap, password } = await mail(selfSigned(HOST, NEVER), 'starttls');
    const own = account();
    await checkMail(
      {
        ...own,
        smtp: { ...own.smtp, security: 'none' },
        imap: { ...own.imap, security: 'none' },
      },
      options,
    );
    for (const { said } of [smtp, imap]) {
      expect(shapesOf(password).some((shape) => said().includes(shape))).toBe(true);
    }
  });
});

describe.skipIf(!hasProsody() && !process.env['CI'])('XMPP, encrypted (needs prosody)', () => {
  async function xmpp(certificate: { key: string; cert: string }) {
    const password = 'canary-password-42';
    const server = await startProsody({ [USER]: password }, certificate);
    onTestFinished(() => server.stop());
    const tap = await overheard(server.port);
    const account = {
      host: HOST,
      port: tap.port,
      security: 'starttls' as const,
      user: 'buyer',
      password,
      domain: 'own.test',
    };
    return { account, tap, password };
  }

  // An XMPP server's certificate bears the domain of its accounts, wherever it runs.
  it.each(
    BAD.map(([what, name, ...rest]) => [what, name === HOST ? 'own.test' : name, ...rest] as const),
  )('a certificate that is %s is refused, and no password said', async (what, name, end, why) => {
    const certificate = selfSigned(name, end);
    if (what !== 'self-signed') trust(certificate.cert);
    const { account, tap, password } = await xmpp(certificate);
    const fault: unknown = await checkXmpp(account, options).catch((error: unknown) => error);
    expect(fault).toMatchObject({ name: 'FetchFault', kind: 'tls' });
    expect(String(fault)).toMatch(why);
    expect(tap.said()).toContain('starttls');
    expect(tap.said()).not.toContain('<auth');
    for (const shape of shapesOf(password)) expect(tap.said()).not.toContain(shape);
  });

  it('a trusted certificate of the right domain lets us sign in, unheard', async () => {
    const certificate = selfSigned('own.test', NEVER);
    trust(certificate.cert);
    const { account, tap, password } = await xmpp(certificate);
    expect(await checkXmpp(account, options)).toEqual({ archive: true });
    expect(tap.said()).not.toContain('<auth');
    for (const shape of shapesOf(password)) expect(tap.said()).not.toContain(shape);
  });
});
