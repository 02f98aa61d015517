/** One file planted in a copy of the tree, and the rule that has to refuse it (null: has to pass). */
export interface Planted {
  file: string;
  source: string;
  rule: string | null;
}

const AMBIENT = 'kaopu(ambient)';
const GUARDED = 'kaopu(guarded-ways)';
const IMPORT = 'kaopu(may-import)';

function plant(folder: string, rule: string | null, sources: readonly string[]): Planted[] {
  return sources.map((source) => ({ file: folder, source, rule }));
}

export const PLANTED: readonly Planted[] = [
  ...plant('packages/scoring/src', AMBIENT, [
    'export const a = Date.now();',
    "export const a = Date['now']();",
    'export const a = new Date();',
    'export const a = Date();',
    'export const a = performance.now();',
    'export const a = Math.random();',
    'export const a = Math.pow(2, 3);',
    'export const a = Math.exp(1);',
    'export const a = Math.log2(8);',
    'export const { random } = Math;',
    'export const power = (x: number, y: number) => x ** y;',
    'export const squared = (x: number) => (x **= 2);',
    'export const a = globalThis.Date.now();',
    'export const { now } = Date;',
    'export const a = new Date(2026, 0, 1).getTime();',
    "export const a = new Intl.DateTimeFormat('zh').format(0);",
    'export const a = (0.5).toLocaleString();',
    "export const a = ['b', 'a'].sort((x, y) => x.localeCompare(y));",
    "export const a = 'I'['toLocaleLowerCase']();",
  ]),
  ...plant('packages/scoring/src', IMPORT, [
    "import '@kaopu/contracts';",
    "export * from 'zod';",
    "export { readFileSync } from 'node:fs';",
  ]),
  ...plant('packages/scoring/src', null, [
    'export const a = Math.floor(1.5) + Math.max(1, 2);',
    'export const b = 2n ** 64n;',
  ]),
  ...plant('packages/contracts/src', IMPORT, ["import '@kaopu/probes';", "import 'node:fs';"]),
  ...plant('packages/viewer/src', IMPORT, [
    "import 'node:http';",
    "import 'node:fs';",
    "import '@kaopu/net';",
  ]),
  ...plant('packages/probes/src', GUARDED, [
    "export const a = () => fetch('http://example.com');",
    "export const a = () => globalThis.fetch('http://example.com');",
    'export const a = fetch;',
  ]),
  ...plant('packages/probes/src', 'eslint(no-restricted-globals)', [
    "export const a = process.env['HOME'];",
  ]),
  ...plant('packages/probes/src', IMPORT, [
    "import 'node:http';",
    "import 'node:https';",
    "import '@kaopu/net';",
    "export const a = () => import('@kaopu/net');",
    "export type A = import('@kaopu/db').Database;",
    'export const a = (name: string) => import(name);',
  ]),
  ...plant('packages/probes/src', null, [
    "import { z } from 'zod';\nexport const a = z;",
    'interface Way { fetch(url: string): Promise<string> }\nexport const a = (way: Way) => way.fetch("x");',
    'export const a = (fetch: (url: string) => string) => fetch("x");',
  ]),
  ...plant('packages/probes/src/price-drift', IMPORT, ["import '../availability/schema.ts';"]),
  ...plant('packages/probes/src/price-drift', IMPORT, ["import '../testing/site.ts';"]),
  ...plant('packages/probes/src/price-drift', null, ["import '../kit/types.ts';"]),
  ...plant('packages/probes/src/entries/after-sales', IMPORT, [
    "import '../test-purchase/schema.ts';",
    "import '../../price-drift/schema.ts';",
  ]),
  ...plant('packages/probes/src/entries/after-sales', null, ["import '../../kit/entry.ts';"]),
  ...plant('packages/net/src', IMPORT, ["import '@kaopu/scoring';", "import 'pg';"]),
  ...plant('packages/db/src', IMPORT, ["import '@kaopu/contracts';", "import '@kaopu/testkit';"]),
  ...plant('packages/jobs/src', IMPORT, ["import '@kaopu/db';"]),
  ...plant('apps/worker/src', IMPORT, [
    "import 'node:http';",
    "import 'node:https';",
    "import 'undici';",
    "import '@kaopu/api';",
    "import '@kaopu/testkit';",
  ]),
  ...plant('apps/worker/src', GUARDED, ["export const a = await fetch('http://example.com');"]),
  ...plant('apps/worker/src', null, ["import '@kaopu/net';\nimport '@kaopu/probes/observe';"]),
  ...plant('apps/api/src', IMPORT, [
    "import '@kaopu/probes/observe';",
    "import '@kaopu/net';",
    "import '@kaopu/worker';",
    "import '@prisma/client';",
  ]),
  ...plant('apps/api/src', null, ["import '@kaopu/net/address';\nimport '@kaopu/probes';"]),
  ...plant('apps/web/src', IMPORT, [
    "import '@kaopu/db';",
    "import 'node:fs';",
    "import '@kaopu/api';",
  ]),
  ...plant('apps/lab/src', IMPORT, ["import '@kaopu/probes';", "import '@kaopu/net';"]),
  ...plant('infra/local/src', IMPORT, ["import '@kaopu/worker';"]),
  ...plant('apps/worker/src', 'eslint(no-console)', ["console.log('hello');"]),
  ...plant('apps/worker/src', 'unicorn(prefer-node-protocol)', [
    "import { join } from 'path';\nexport const a = join;",
  ]),
  ...plant('apps/worker/src', 'typescript(no-explicit-any)', ['export const a = {} as any;']),
  ...plant('apps/worker/src', 'typescript(no-non-null-assertion)', [
    'export const a = (x: string | null) => x!.length;',
  ]),
  ...plant('apps/worker/src', 'typescript(no-floating-promises)', [
    'async function a(): Promise<void> {}\nexport function b(): void { a(); }',
  ]),
  ...plant('apps/worker/src', 'typescript(switch-exhaustiveness-check)', [
    "export function a(x: 'b' | 'c'): number {\n  switch (x) { case 'b': return 1; }\n  return 2;\n}",
  ]),
];
