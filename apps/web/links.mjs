// Writes which pieces a page needs beside the shell, by path, as `Link` headers: the server sends them with
// the page, so that a browser asks for all pieces at once and not for the last ones after running the first.
import { readFileSync, writeFileSync } from 'node:fs';

const DIST = new URL('dist/', import.meta.url);
/** The pages that people come in by. A `*` stands for one part of a path. */
const ROUTES = {
  '/': ['src/today/TodayPage.tsx', 'src/today/Sections.tsx'],
  '/platforms': ['src/list/ListPage.tsx'],
  '/platforms/*': ['src/platform/PlatformPage.tsx', 'src/platform/pages.ts'],
};

/** What such a page asks for before anything else, as `indexQuery` does: asked for with the pieces, not by them. */
const ANSWERS = { '/platforms': ['/api/v1/platforms/index'] };

const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', DIST), 'utf8'));

/** Of a module and of all that must be there before it can run. */
function chunksOf(keys, seen = new Set()) {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    chunksOf(manifest[key].imports ?? [], seen);
  }
  return [...seen].map((key) => manifest[key]);
}

const entry = Object.keys(manifest).filter((key) => manifest[key].isEntry);
// The page itself names these.
const shell = new Set(chunksOf(entry));

function linksOf(modules, answers = []) {
  const chunks = chunksOf(modules).filter((chunk) => !shell.has(chunk));
  return [
    ...chunks.flatMap(({ css = [] }) => css.map((file) => `</${file}>; rel=preload; as=style`)),
    ...chunks.map(({ file }) => `</${file}>; rel=modulepreload`),
    ...answers.map((path) => `<${path}>; rel=preload; as=fetch`),
  ]
    .map((link) => `${link}; crossorigin`)
    .join(', ');
}

const links = Object.entries(ROUTES).map(([path, modules]) => [
  path,
  linksOf(modules, ANSWERS[path]),
]);
writeFileSync(new URL('.vite/links.json', DIST), JSON.stringify(Object.fromEntries(links)));
