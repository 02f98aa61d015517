// Runs a suite of benchmarks: `npm run bench -- scoring`, or only some of it, `… scoring B3 B7`.
// A suite is a package or app with a `bench/main.ts`.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

function mainOf(suite) {
  return ['packages', 'apps']
    .map((folder) => `${ROOT}${folder}/${suite}/bench/main.ts`)
    .find((path) => existsSync(path));
}

function suites() {
  return ['packages', 'apps'].flatMap((folder) =>
    readdirSync(ROOT + folder).filter((name) => mainOf(name) !== undefined),
  );
}

const [suite = '', ...which] = process.argv.slice(2);
const main = suites().includes(suite) ? mainOf(suite) : undefined;
if (main === undefined) {
  console.error(`usage: npm run bench -- <suite> [benchmark…]\nsuites: ${suites().join(', ')}`);
  process.exit(2);
}
const { status } = spawnSync(process.execPath, [main, ...which], { stdio: 'inherit' });
process.exit(status ?? 1);
