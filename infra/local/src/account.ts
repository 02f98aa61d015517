import { execFileSync } from 'node:child_process';
import { accessSync, constants, cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';

/** The unprivileged account Postgres runs under when we are root; `{}` when we are not. */
export function databaseAccount(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const known = lookUp('postgres');
  if (known) return known;
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
      stdio: 'ignore',
    });
  } catch {
    // A system without useradd: `nobody` exists everywhere.
  }
  return lookUp('postgres') ?? lookUp('nobody') ?? { uid: 65_534, gid: 65_534 };
}

function lookUp(name: string): { uid: number; gid: number } | null {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

/** Can an unprivileged account walk down to this path? (Not below a 0700 folder such as /root.) */
export function reachable(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at) && statSync(at).isDirectory() && (statSync(at).mode & 0o001) === 0) {
      return false;
    }
    if (at === dirname(at)) return true;
  }
}

export interface Places {
  /** Postgres's own programs. */
  binaries: string;
  /** The cluster. */
  cluster: string;
}

/**
 * Where programs and cluster lie. Root's own folders are closed to the account Postgres
 * needs, so below them both move to /var/lib/kaopu, one folder per data directory.
 */
export function places(dataDir: string, packaged: string): Places {
  const here = { binaries: packaged, cluster: join(dataDir, 'postgres') };
  if (process.getuid?.() !== 0) return here;
  if (reachable(dirname(dataDir)) && reachable(packaged)) return here;
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const away = join('/var/lib/kaopu', name);
  const version = join(away, 'programs-18.4');
  mkdirSync(away, { recursive: true, mode: 0o755 });
  if (!existsSync(join(version, 'done'))) {
    cpSync(packaged, version, { recursive: true, verbatimSymlinks: true });
    mkdirSync(join(version, 'done'));
  }
  accessSync(version, constants.R_OK);
  return { binaries: version, cluster: join(away, 'postgres') };
}
