import { readFileSync } from 'node:fs';

/** A page of our own making from the `fixtures` folder. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
}
