import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServer, listens, plainAccount } from './child.ts';
import type { TestCertificate } from './certificate.ts';
import { freePort } from './ports.ts';

export interface TestXmpp {
  host: string;
  port: number;
  stop(): Promise<void>;
}

/** Can tests with a real XMPP server run here? */
export function hasProsody(): boolean {
  return findServer('prosody') !== null;
}

function config(dir: string, port: number, domains: readonly string[], hasTls: boolean): string {
  return `
data_path = "${dir}/data"
pidfile = "${dir}/prosody.pid"
interfaces = { "127.0.0.1" }
c2s_ports = { ${port} }
modules_enabled = { "roster", "saslauth", "disco", "ping", "offline", "mam", "time"${hasTls ? ', "tls"' : ''} }
modules_disabled = { "s2s", "http", "posix" }
c2s_require_encryption = false
authentication = "internal_plain"
storage = "internal"
default_archive_policy = true
log = { { levels = { min = "warn" }, to = "console" } }
${hasTls ? `ssl = { key = "${dir}/key.pem", certificate = "${dir}/cert.pem" }` : ''}
${domains.map((domain) => `VirtualHost "${domain}"`).join('\n')}
`;
}

/** A Prosody of the test's own on loopback with these accounts, by bare address. */
export async function startProsody(
  accounts: Readonly<Record<string, string>>,
  tls: TestCertificate | null = null,
): Promise<TestXmpp> {
  const program = findServer('prosody');
  if (program === null) throw new Error('no prosody on the PATH');
  const { uid, gid } = plainAccount();
  const dir = await mkdtemp(join(tmpdir(), 'kaopu-prosody-'));
  const port = await freePort();
  const folders = [dir, join(dir, 'data')];
  const domains = new Set<string>();
  await mkdir(join(dir, 'data'));
  for (const [address, password] of Object.entries(accounts)) {
    const [user, domain = ''] = address.split('@');
    const host = join(dir, 'data', domain.replaceAll('.', '%2e'));
    const kept = join(host, 'accounts');
    await mkdir(kept, { recursive: true });
    const file = join(kept, `${user}.dat`);
    await writeFile(file, `return { ["password"] = ${JSON.stringify(password)} };\n`);
    domains.add(domain);
    folders.push(host, kept, file);
  }
  for (const [name, pem] of Object.entries(tls ?? {})) {
    const file = join(dir, `${name}.pem`);
    await writeFile(file, pem, { mode: 0o600 });
    folders.push(file);
  }
  const settings = join(dir, 'prosody.cfg.lua');
  await writeFile(settings, config(dir, port, [...domains], tls !== null));
  for (const path of [...folders, settings]) await chown(path, uid, gid);

  const child = spawn(program, ['-F', '--config', settings], {
    stdio: 'ignore',
    ...(process.getuid?.() === 0 && { uid, gid }),
    env: { PATH: process.env['PATH'], HOME: dir },
  });
  await listens(child, port);
  return {
    host: '127.0.0.1',
    port,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const exit = once(child, 'exit');
        child.kill('SIGTERM');
        await exit;
      }
      await rm(dir, { recursive: true, force: true });
    },
  };
}
