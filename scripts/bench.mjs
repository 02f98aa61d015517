// Runs a suite of benchmarks: `npm run bench -- scoring`, or only some of it, `… scoring B3 B7`.
// A suite is the `bench/main.ts` of the package or app it is named by, or a file of a `bench` that has no main.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Path of each suite by its name. */
function suites() {
  const found = new Map();
  for (const folder of ['packages', 'apps']) {
    for (const name of readdirSync(ROOT + folder)) {
      const bench = `${ROOT}${folder}/${name}/bench`;
      if (!existsSync(bench)) continue;
      const files = readdirSync(bench).filter((path) => path.endsWith('.ts'));
      if (files.includes('main.ts')) found.set(name, `${bench}/main.ts`);
      else for (const file of files) found.set(file.slice(0, -'.ts'.length), `${bench}/${file}`);
    }
  }
  return found;
}

const [suite = '', ...which] = process.argv.slice(2);
const main = suites().get(suite);
if (main === undefined) {
  console.error(
    `usage: npm run bench -- <suite> [benchmark…]\nsuites: ${[...suites().keys()].join(', ')}`,
  );
  process.exit(2);
}
const { status } = spawnSync(process.execPath, [main, ...which], { stdio: 'inherit' });
process.exit(status ?? 1);
