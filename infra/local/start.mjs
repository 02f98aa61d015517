// The first command of a new user. Runs on Node 20 with nothing installed: no imports but Node's own.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setUp } from './set-up.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

if (!(await setUp(root, { build: true }))) process.exit(1);

const node = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));
const main = fileURLToPath(new URL('src/main.ts', import.meta.url));
const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit', cwd: root });

// We only wait. Ctrl-C reaches the whole foreground group, a plain kill us alone: passing both on
// ends the tree either way, and being asked twice does no harm. (package.json says `exec`, so that
// no shell stands between npm and us that would take a kill and die without a word.)
process.on('SIGINT', () => child.kill('SIGINT'));
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.on('SIGHUP', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
