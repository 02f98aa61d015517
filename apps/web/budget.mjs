// Fails the build when a first view grows past what a phone on a slow line should have to load.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const DIST = new URL('dist/', import.meta.url);
const KB = 1024;
const LIMITS = { firstJs: 130 * KB, firstCss: 12 * KB, lazyChunk: 60 * KB };
/** Where people come in: the home page, and the list that links lead to. */
const FIRST_ROUTES = ['src/today/TodayPage.tsx', 'src/list/ListPage.tsx'];
/** What a first view may be made of beside our own; charts and the like come with their pages. */
const EAGER_PACKAGES = [
  '@tanstack/history',
  '@tanstack/query-core',
  '@tanstack/react-query',
  '@tanstack/react-router',
  '@tanstack/react-store',
  '@tanstack/router-core',
  '@tanstack/store',
  'react',
  'react-dom',
  'scheduler',
  'use-sync-external-store',
];

const read = (path) => JSON.parse(readFileSync(new URL(path, DIST), 'utf8'));
const manifest = read('.vite/manifest.json');
const modules = read('.vite/modules.json');

/** Every chunk that must be there before `keys` can run. */
function eager(keys, seen = new Set()) {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    eager(manifest[key].imports ?? [], seen);
  }
  return [...seen].map((key) => manifest[key]);
}

function gzipped(files) {
  const bytes = (file) => gzipSync(readFileSync(new URL(file, DIST)), { level: 9 }).length;
  return [...new Set(files)].reduce((total, file) => total + bytes(file), 0);
}

const cssOf = (chunks) => chunks.flatMap(({ css = [] }) => css);

/** Packages that a first view must not be made of. */
function foreign(chunks) {
  const names = chunks
    .flatMap(({ file }) => modules[file] ?? [])
    .map((module) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1]);
  return [...new Set(names)].filter((name) => name !== undefined && !EAGER_PACKAGES.includes(name));
}

const lines = [];
let failed = false;

function note(isFine, line) {
  failed ||= !isFine;
  lines.push(`${isFine ? 'ok   ' : 'OVER '}${line}\n`);
}

function weigh(name, files, limit) {
  const bytes = gzipped(files);
  const [size, most] = [(bytes / KB).toFixed(1).padStart(7), limit / KB];
  note(bytes <= limit, `${name.padEnd(44)} ${size} / ${most} KB gz`);
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
if (entry === undefined || FIRST_ROUTES.some((route) => manifest[route] === undefined)) {
  throw new Error(`manifest without an entry or without one of ${FIRST_ROUTES.join(', ')}`);
}
for (const route of FIRST_ROUTES) {
  const chunks = eager([entry, route]);
  const files = chunks.map(({ file }) => file);
  weigh(`JS to ${route}`, files, LIMITS.firstJs);
  weigh(`CSS to ${route}`, cssOf(chunks), LIMITS.firstCss);
  for (const name of foreign(chunks)) note(false, `${route} comes with ${name}`);
}
const first = eager([entry, ...FIRST_ROUTES]);
for (const [key, chunk] of Object.entries(manifest)) {
  if (!chunk.file.endsWith('.js') || first.includes(chunk)) continue;
  weigh(`lazy ${key}`, [chunk.file, ...cssOf([chunk])], LIMITS.lazyChunk);
}
process.stdout.write(lines.join(''));
if (failed) process.exitCode = 1;
