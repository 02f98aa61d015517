import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Lists of attacks written by others; they lie beside the repository and may be absent. */
const FOLDER = fileURLToPath(new URL('../../../../../shared/corpora', import.meta.url));

export const CORPORA_ABSENT = existsSync(FOLDER)
  ? null
  : `skipped: no lists of attacks at ${FOLDER}`;

function read(...path: string[]): string {
  return readFileSync(join(FOLDER, ...path), 'utf8');
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

export function ssrfUrls(): string[] {
  return readdirSync(join(FOLDER, 'ssrf')).flatMap((file) => {
    const list: unknown = JSON.parse(read('ssrf', file));
    return strings((list as { urls: unknown }).urls);
  });
}

export function redirectTargets(): string[] {
  return readdirSync(join(FOLDER, 'redirect'))
    .flatMap((file) => read('redirect', file).split('\n'))
    .filter((line) => line.trim() !== '');
}

/** Inputs of the web platform's URL tests, resolved against the base each comes with. */
export function webPlatformUrls(): { input: string; base: string | null; fails: boolean }[] {
  const list: unknown = JSON.parse(read('url', 'urltestdata.json'));
  return (list as unknown[])
    .filter((entry) => typeof entry === 'object' && entry !== null && 'input' in entry)
    .map((entry) => {
      const { input, base, failure } = entry as { input: string; base?: string; failure?: boolean };
      return { input, base: base ?? null, fails: failure === true };
    });
}

export function naughtyStrings(): string[] {
  return strings(JSON.parse(read('strings', 'blns.json')));
}

export function jsonFiles(): { name: string; bytes: Buffer }[] {
  return readdirSync(join(FOLDER, 'json')).map((name) => {
    return { name, bytes: readFileSync(join(FOLDER, 'json', name)) };
  });
}
