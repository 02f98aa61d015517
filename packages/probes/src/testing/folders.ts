import { existsSync, readdirSync } from 'node:fs';

/** Names of the folders below a source folder (a URL that ends in `/`) that hold a probe. */
export function probeFolders(source: URL): string[] {
  return readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => existsSync(new URL(`${name}/indicate.ts`, source)))
    .sort();
}
