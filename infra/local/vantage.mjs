// A worker that looks for a Kaopu elsewhere. Runs on Node 20 with nothing installed: no imports but Node's own.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setUp } from './set-up.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const args = process.argv.slice(2);
// The process list is everybody's to read, and a token may stand in it until now.
process.title = 'kaopu vantage';

if (!(await setUp(root, { build: true }))) process.exit(1);

const node = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));
const worker = fileURLToPath(new URL('../../apps/worker/dist/main.js', import.meta.url));
// A token's file is named from where the command was given.
const child = spawn(node, [worker, ...args], {
  stdio: 'inherit',
  cwd: process.env.INIT_CWD ?? root,
});

process.on('SIGINT', () => child.kill('SIGINT'));
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.on('SIGHUP', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
