import { readFileSync } from 'node:fs';

/** Whom the browser runs as. */
export interface Account {
  uid: number;
  gid: number;
}

/** An operator who wants a firewall rule by name creates this account; we create none. */
const NAME = 'kaopu-browser';

/** Otherwise a number nobody else has: it needs no entry in /etc/passwd to be unprivileged. */
const NUMBER = 64_917;

function named(passwd: string): Account | null {
  for (const line of passwd.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name === NAME) return { uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

/**
 * The account the browser is given when we are root: Chromium cannot start its sandbox as root, and
 * a browser that was taken over must not find itself to be us. null when we are unprivileged already.
 */
export function browserAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  try {
    return named(readFileSync('/etc/passwd', 'utf8')) ?? { uid: NUMBER, gid: NUMBER };
  } catch {
    // A root without /etc/passwd has no names to offer.
    return { uid: NUMBER, gid: NUMBER };
  }
}
