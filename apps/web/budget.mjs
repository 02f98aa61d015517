// Fails the build when the first route grows past what a phone on a slow line should have to load.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const DIST = new URL('dist/', import.meta.url);
const KB = 1024;
const LIMITS = { firstRouteJs: 130 * KB, css: 12 * KB, lazyChunk: 60 * KB };
/** Where people come in: the home page, and the list that links lead to. */
const FIRST_ROUTES = ['src/today/TodayPage.tsx', 'src/list/ListPage.tsx'];

const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', DIST), 'utf8'));

/** Every chunk that must be there before `keys` can run. */
function eager(keys, seen = new Set()) {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    eager(manifest[key].imports ?? [], seen);
  }
  return seen;
}

function gzipped(file) {
  return gzipSync(readFileSync(new URL(file, DIST)), { level: 9 }).length;
}

function sum(files) {
  return [...new Set(files)].reduce((total, file) => total + gzipped(file), 0);
}

function report(name, bytes, limit) {
  const line = `${name.padEnd(44)} ${(bytes / KB).toFixed(1).padStart(7)} / ${limit / KB} KB gz`;
  process.stdout.write(`${bytes > limit ? 'OVER ' : 'ok   '}${line}\n`);
  return bytes <= limit;
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
if (entry === undefined || FIRST_ROUTES.some((route) => manifest[route] === undefined)) {
  throw new Error(`manifest without an entry or without one of ${FIRST_ROUTES.join(', ')}`);
}
const first = eager([entry, ...FIRST_ROUTES]);
const chunks = Object.entries(manifest).filter(([, chunk]) => chunk.file.endsWith('.js'));
const checks = [
  ...FIRST_ROUTES.map((route) =>
    report(
      `JS to ${route}`,
      sum([...eager([entry, route])].map((key) => manifest[key].file)),
      LIMITS.firstRouteJs,
    ),
  ),
  report(
    'all CSS',
    sum(
      Object.values(manifest)
        .flatMap((chunk) => [chunk.file, ...(chunk.css ?? [])])
        .filter((file) => file.endsWith('.css')),
    ),
    LIMITS.css,
  ),
  ...chunks
    .filter(([key]) => !first.has(key))
    .map(([key, chunk]) => report(`lazy ${key}`, gzipped(chunk.file), LIMITS.lazyChunk)),
];
if (checks.includes(false)) process.exitCode = 1;
