import { spawnSync } from 'node:child_process';
import { browserAccount } from '../browser/account.ts';

/**
 * Is this a place where Chromium's sandbox cannot start, such as a chroot? Tests that need the
 * browser are then reported as skipped; in CI they run all the same, and fail.
 */
export const NO_SANDBOX =
  !process.env['CI'] &&
  process.platform === 'linux' &&
  (spawnSync('unshare', ['--user', 'true'], { ...browserAccount() }).status ?? 0) !== 0;

if (NO_SANDBOX) {
  process.stderr.write(
    'skipped: user namespaces are not permitted here, and the browser needs them\n',
  );
}
