// Runs a suite of benchmarks: `npm run bench -- scoring`, or only some of it, `… scoring B3 B7`.
// A suite is the `bench/main.ts` of the package or app of its name, or the `bench/<suite>/main.ts` of any.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Paths of the suites' programs, by name. */
function findSuites() {
  const suites = new Map();
  for (const home of ['packages', 'apps']) {
    for (const name of readdirSync(ROOT + home)) {
      const bench = `${ROOT}${home}/${name}/bench`;
      if (!existsSync(bench)) continue;
      if (existsSync(`${bench}/main.ts`)) suites.set(name, `${bench}/main.ts`);
      for (const part of readdirSync(bench)) {
        if (existsSync(`${bench}/${part}/main.ts`)) suites.set(part, `${bench}/${part}/main.ts`);
      }
    }
  }
  return suites;
}

const [suite = '', ...which] = process.argv.slice(2);
const suites = findSuites();
const main = suites.get(suite);
if (main === undefined) {
  const known = [...suites.keys()].join(', ');
  console.error(`usage: npm run bench -- <suite> [benchmark…]\nsuites: ${known}`);
  process.exit(2);
}
const { status } = spawnSync(process.execPath, [main, ...which], { stdio: 'inherit' });
process.exit(status ?? 1);
