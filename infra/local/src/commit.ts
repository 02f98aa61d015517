import { execFile } from 'node:child_process';
import { join } from 'node:path';

const PATIENCE_MS = 5_000;

/** The commit in a folder, `-dirty` when something was changed since; null where git knows of none. */
export function commitOf(root: string): Promise<string | null> {
  // Of this folder only: a copy that lies inside another project is not that project's commit.
  const own = ['--git-dir', join(root, '.git'), '--work-tree', root];
  const asked = ['describe', '--always', '--dirty', '--abbrev=40', '--exclude', '*'];
  return new Promise((resolve) => {
    execFile('git', [...own, ...asked], { timeout: PATIENCE_MS }, (error, said) => {
      resolve(error === null ? said.trim() : null);
    });
  });
}
