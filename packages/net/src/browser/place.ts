import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Can an unprivileged account walk down to this path? (Not below a 0700 folder such as /root.) */
function reachable(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at) && statSync(at).isDirectory() && (statSync(at).mode & 0o001) === 0) {
      return false;
    }
    if (at === dirname(at)) return true;
  }
}

/**
 * The folder that holds what the browser reads: the unpacked bundled Chromium and the fonts. It is
 * below our data, or, where that is closed to the browser's account, below /var/lib/kaopu.
 */
export async function browserFolder(dataFolder: string): Promise<string> {
  const isRoot = process.getuid?.() === 0;
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12);
  const folder =
    isRoot && !reachable(dataFolder)
      ? join('/var/lib/kaopu', `browser-${name}`)
      : join(dataFolder, 'browser');
  await mkdir(folder, { recursive: true, mode: 0o755 });
  return folder;
}
