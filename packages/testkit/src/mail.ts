import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, rename, rm, writeFile, chmod } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { TestCertificate } from './certificate.ts';
import { findServer, listens, plainAccount } from './child.ts';
import { freePort } from './ports.ts';
import { startSmtp, type TakenMail } from './smtp.ts';

export interface TestMail {
  host: string;
  smtpPort: number;
  imapPort: number;
  /** Encrypted from the start; null for a server without a certificate. */
  tlsPorts: { smtp: number; imap: number } | null;
  /** Everybody's. */
  password: string;
  /** Messages that were handed in, by receiver, as they travelled. */
  taken: TakenMail[];
  /** Puts a message into somebody's mailbox, as it is. */
  deliver(to: string, source: string): Promise<void>;
  stop(): Promise<void>;
}

/** Can tests with a real IMAP server run here? */
export function hasDovecot(): boolean {
  return findServer('dovecot') !== null;
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
  for (const folder of ['mail', ...users.map((name) => `mail/${name}`)]) {
    await mkdir(join(dir, folder), { recursive: true });
    await chown(join(dir, folder), uid, gid);
  }
  let count = 0;
  const smtp = await startSmtp(tls, ({ to, source }) => deliver(to, source));
  const imapPort = await freePort();
  const tlsPorts = smtp.tlsPort === null ? null : { smtp: smtp.tlsPort, imap: await freePort() };
  if (tls !== null) {
    await writeFile(join(dir, 'cert.pem'), tls.cert);
    await writeFile(join(dir, 'key.pem'), tls.key);
  }
  const settings = join(dir, 'dovecot.conf');
  await writeFile(settings, config(dir, imapPort, tlsPorts?.imap ?? null, smtp.password));
  const dovecot = spawn(program, ['-F', '-c', settings], { stdio: 'ignore' });
  await listens(dovecot, imapPort);

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

  return {
    host: smtp.host,
    smtpPort: smtp.port,
    imapPort,
    tlsPorts,
    password: smtp.password,
    taken: smtp.taken,
    deliver,
    async stop() {
      await smtp.stop();
      if (dovecot.exitCode === null && dovecot.signalCode === null) {
        const exit = once(dovecot, 'exit');
        dovecot.kill('SIGTERM');
        await exit;
      }
      await rm(dir, { recursive: true, force: true });
    },
  };
}
