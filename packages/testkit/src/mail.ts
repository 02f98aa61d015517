import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, rename, rm, writeFile, chmod } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { findServer, listens, plainAccount } from './child.ts';
import { freePort } from './ports.ts';

export interface TestMail {
  host: string;
  smtpPort: number;
  imapPort: number;
  /** Encrypted from the start; null for a server without a certificate. */
  tlsPorts: { smtp: number; imap: number } | null;
  /** Everybody's. */
  password: string;
  /** Messages that were handed in, by receiver, as they travelled. */
  taken: { to: string; source: string; at: number }[];
  /** Puts a message into somebody's mailbox, as it is. */
  deliver(to: string, source: string): Promise<void>;
  stop(): Promise<void>;
}

/** Can tests with a real IMAP server run here? */
export function hasDovecot(): boolean {
  return findServer('dovecot') !== null;
}

/** What a server shows of itself, PEM; the other ports offer STARTTLS then. */
export interface TestCertificate {
  key: string;
  cert: string;
}

function config(dir: string, port: number, tlsPort: number | null, password: string): string {
  const { uid, gid } = plainAccount();
  const isRoot = process.getuid?.() === 0;
  const [user, group] = isRoot ? ['nobody', 'nogroup'] : [userInfo().username, String(gid)];
  return `
base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/dovecot.log
protocols = imap
listen = 127.0.0.1
${tlsPort === null ? 'ssl = no' : `ssl = yes\nssl_cert = <${dir}/cert.pem\nssl_key = <${dir}/key.pem`}
disable_plaintext_auth = no
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:~/Maildir
auth_username_format = %Lu
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${dir}/mail/%Lu
}
namespace inbox {
  inbox = yes
  mailbox Junk {
    auto = create
    special_use = \\Junk
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort ?? 0}
    ssl = yes
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;
}

async function opened(server: SMTPServer, port: number): Promise<SMTPServer> {
  // A client that hangs up in the handshake is what some tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

/** An SMTP server that delivers into mailboxes, and a Dovecot that serves them, on loopback. */
export async function startMail(
  users: readonly string[],
  tls: TestCertificate | null = null,
): Promise<TestMail> {
  const program = findServer('dovecot');
  if (program === null) throw new Error('no dovecot on the PATH');
  const { uid, gid } = plainAccount();
  const dir = await mkdtemp(join(tmpdir(), 'kaopu-mail-'));
  await chmod(dir, 0o755);
  const password = 'canary-password-91';
  for (const folder of ['mail', ...users.map((name) => `mail/${name}`)]) {
    await mkdir(join(dir, folder), { recursive: true });
    await chown(join(dir, folder), uid, gid);
  }
  const imapPort = await freePort();
  const tlsPorts = tls === null ? null : { smtp: await freePort(), imap: await freePort() };
  if (tls !== null) {
    await writeFile(join(dir, 'cert.pem'), tls.cert);
    await writeFile(join(dir, 'key.pem'), tls.key);
  }
  const settings = join(dir, 'dovecot.conf');
  await writeFile(settings, config(dir, imapPort, tlsPorts?.imap ?? null, password));
  const dovecot = spawn(program, ['-F', '-c', settings], { stdio: 'ignore' });
  await listens(dovecot, imapPort);

  const taken: TestMail['taken'] = [];
  let count = 0;

  async function deliver(to: string, source: string): Promise<void> {
    if (users.includes(to)) {
      const name = `${Date.now()}.${(count += 1)}.kaopu`;
      const box = join(dir, 'mail', to, 'Maildir');
      for (const folder of ['', 'new', 'cur', 'tmp']) {
        await mkdir(join(box, folder), { recursive: true });
        await chown(join(box, folder), uid, gid);
      }
      await writeFile(join(box, 'tmp', name), source);
      await chown(join(box, 'tmp', name), uid, gid);
      await rename(join(box, 'tmp', name), join(box, 'new', name));
    }
  }

  async function take(stream: Readable, receivers: readonly string[]): Promise<void> {
    const source = (await buffer(stream)).toString('utf8');
    for (const to of receivers) {
      taken.push({ to, source, at: Date.now() });
      await deliver(to, source);
    }
  }

  const options: ConstructorParameters<typeof SMTPServer>[0] = {
    ...(tls === null ? { disabledCommands: ['STARTTLS'] } : tls),
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      if (auth.password === password) done(null, { user: auth.username });
      else done(new Error('wrong password'));
    },
    onData(stream, session, done) {
      const receivers = session.envelope.rcptTo.map(({ address }) => address);
      void answer();
      async function answer(): Promise<void> {
        const fault = await take(stream, receivers).catch(
          (error: unknown) => new Error(String(error)),
        );
        done(fault ?? undefined);
      }
    },
  };
  const smtpPort = await freePort();
  const servers = [
    await opened(new SMTPServer(options), smtpPort),
    ...(tlsPorts === null
      ? []
      : [await opened(new SMTPServer({ ...options, secure: true }), tlsPorts.smtp)]),
  ];

  return {
    host: '127.0.0.1',
    smtpPort,
    imapPort,
    tlsPorts,
    password,
    taken,
    deliver,
    async stop() {
      for (const smtp of servers) await new Promise<void>((resolve) => smtp.close(resolve));
      if (dovecot.exitCode === null && dovecot.signalCode === null) {
        const exit = once(dovecot, 'exit');
        dovecot.kill('SIGTERM');
        await exit;
      }
      await rm(dir, { recursive: true, force: true });
    },
  };
}
