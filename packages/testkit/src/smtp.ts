import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { TestCertificate } from './certificate.ts';
import { freePort } from './ports.ts';

/** A message as it travelled, handed in for one of its receivers. */
export interface TakenMail {
  to: string;
  source: string;
  at: number;
}

/** Where a server says no, and with which reply. */
export interface Refusal {
  at: 'sign-in' | 'receiver' | 'message';
  code: number;
  words: string;
}

export interface TestSmtp {
  host: string;
  port: number;
  /** Encrypted from the start; null for a server without a certificate. */
  tlsPort: number | null;
  /** Everybody's. */
  password: string;
  taken: TakenMail[];
  /** From now on; null takes everything. */
  refuse(refusal: Refusal | null): void;
  stop(): Promise<void>;
}

async function opened(server: SMTPServer, port: number): Promise<SMTPServer> {
  // A client that hangs up in the handshake is what some tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

/**
 * An SMTP server on loopback.
 *
 * @param tls with a certificate its port offers STARTTLS, and another is encrypted from the start
 * @param onTaken is awaited before the server says that it took a message
 */
export async function startSmtp(
  tls: TestCertificate | null = null,
  onTaken: (mail: TakenMail) => Promise<void> = () => Promise.resolve(),
): Promise<TestSmtp> {
  const password = 'canary-password-91';
  const taken: TakenMail[] = [];
  let refusal: Refusal | null = null;

  function refusedAt(step: Refusal['at']): Error | null {
    if (refusal?.at !== step) return null;
    return Object.assign(new Error(refusal.words), { responseCode: refusal.code });
  }

  async function take(stream: Readable, receivers: readonly string[]): Promise<void> {
    const source = (await buffer(stream)).toString('utf8');
    const refused = refusedAt('message');
    if (refused !== null) throw refused;
    for (const to of receivers) {
      const mail = { to, source, at: Date.now() };
      taken.push(mail);
      await onTaken(mail);
    }
  }

  const options: ConstructorParameters<typeof SMTPServer>[0] = {
    ...(tls === null ? { disabledCommands: ['STARTTLS'] } : tls),
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      const refused = refusedAt('sign-in');
      if (refused === null && auth.password === password) done(null, { user: auth.username });
      else done(refused ?? new Error('wrong password'));
    },
    onRcptTo(_address, _session, done) {
      done(refusedAt('receiver'));
    },
    onData(stream, session, done) {
      const receivers = session.envelope.rcptTo.map(({ address }) => address);
      void answer();
      async function answer(): Promise<void> {
        const fault = await take(stream, receivers).catch((error: unknown) =>
          error instanceof Error ? error : new Error(String(error)),
        );
        done(fault ?? null);
      }
    },
  };
  const port = await freePort();
  const tlsPort = tls === null ? null : await freePort();
  const servers = [await opened(new SMTPServer(options), port)];
  if (tlsPort !== null) {
    servers.push(await opened(new SMTPServer({ ...options, secure: true }), tlsPort));
  }
  return {
    host: '127.0.0.1',
    port,
    tlsPort,
    password,
    taken,
    refuse(next) {
      refusal = next;
    },
    async stop() {
      for (const server of servers) await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}
