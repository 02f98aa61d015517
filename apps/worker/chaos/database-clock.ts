import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// The clock of a whole Postgres server, laid over it by libfaketime: whatever in it asks for the time is
// told ours. Waiting goes by another clock, which no wrong wall clock moves.

const FOLDERS = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(
  (name) => `/usr/lib/${name}/faketime`,
);
const LIBRARY = [...FOLDERS, '/usr/lib/faketime', '/usr/lib64/faketime']
  .map((folder) => join(folder, 'libfaketime.so.1'))
  .find((path) => existsSync(path));

/** Why no server's clock can be set here; null when one can. */
export function noOwnClock(): string | null {
  return LIBRARY === undefined ? 'libfaketime is missing (the Debian package of that name)' : null;
}

export interface DatabaseClock {
  /** Environment of the server whose clock it is. */
  env: Record<string, string>;
  /** How far it lies ahead from now on, whole seconds. */
  set(aheadMs: number): Promise<void>;
}

export async function openClock(folder: string): Promise<DatabaseClock> {
  const file = join(folder, 'clock');
  const set = async (aheadMs: number): Promise<void> => {
    const seconds = Math.round(aheadMs / 1_000);
    // Renamed into place: it is read at any moment.
    await writeFile(`${file}.new`, `${seconds < 0 ? '' : '+'}${seconds}\n`, { mode: 0o644 });
    await rename(`${file}.new`, file);
  };
  await set(0);
  return {
    env: {
      LD_PRELOAD: LIBRARY ?? '',
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    },
    set,
  };
}
