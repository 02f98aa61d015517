import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** `Link` headers by path; a `*` in one stands for one part. */
const Links = z.record(z.string().startsWith('/'), z.string());

/** What the build of the dashboard in `folder` says a page at a path will need; undefined for nothing. */
export async function readLinks(folder: string): Promise<(path: string) => string | undefined> {
  const file = join(folder, '.vite/links.json');
  if (!existsSync(file)) return () => undefined;
  const links = Links.parse(JSON.parse(await readFile(file, 'utf8')));
  return (path) => links[path] ?? links[path.replace(/[^/]+$/, '*')];
}
