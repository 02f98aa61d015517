import { execFile } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probeFolders } from './testing/folders.ts';
import { startSite } from './testing/site.ts';

// docs/adding-a-probe.md, done as it says, in a copy of the sources.

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDER = 'packages/probes/src/security-contact/';
const LIST = 'packages/probes/src/probes.ts';

interface Block {
  language: string;
  file: string;
  text: string;
}

let blocks: Block[];
let copy: string;

beforeAll(async () => {
  const page = await readFile(join(ROOT, 'docs/adding-a-probe.md'), 'utf8');
  blocks = [...page.matchAll(/^```(\w+) (\S+)\n(.*?)^```$/gms)].map(
    ([, language = '', file = '', text = '']) => ({ language, file, text }),
  );
  copy = await mkdtemp(join(tmpdir(), 'kaopu-example-'));
  for (const file of ['packages/probes', 'tsconfig.base.json', 'package.json']) {
    await cp(join(ROOT, file), join(copy, file), {
      recursive: true,
      filter: (path) => !path.includes('node_modules') && !path.endsWith('.test.ts'),
    });
  }
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  for (const { file, text } of blocks.filter(({ language }) => language === 'ts')) {
    await mkdir(dirname(join(copy, file)), { recursive: true });
    await writeFile(join(copy, file), text);
  }
});
afterAll(() => rm(copy, { recursive: true, force: true }));

function added(): string[] {
  const diff = blocks.filter(({ language }) => language === 'diff');
  expect(diff.map(({ file }) => file)).toEqual([LIST]);
  return (diff[0]?.text ?? '').split('\n').filter((line) => line !== '');
}

const source = () => pathToFileURL(join(copy, 'packages/probes/src/'));

/** Runs code in the copy, as workers and the API run it: Node reads the sources as they are. */
async function inCopy(code: string, ...args: string[]): Promise<unknown> {
  const program = `const say = (value) => console.log(JSON.stringify(value));\n${code}`;
  const { stdout } = await run(
    process.execPath,
    ['--input-type=module', '--eval', program, '--', ...args],
    { cwd: join(copy, 'packages/probes') },
  );
  return JSON.parse(stdout);
}

const kinds = () =>
  inCopy(`const { PROBES } = await import('./src/registry.ts');
    say(PROBES.map(({ kind }) => kind).sort());`);

describe('the worked example', () => {
  it('touches one folder and one line', () => {
    const written = blocks.filter(({ language }) => language === 'ts');
    expect(written.map(({ file }) => file.startsWith(FOLDER))).toEqual([true, true, true, true]);
    expect(added()).toHaveLength(1);
    expect(added()[0]).toMatch(/^\+export /);
  });

  it('is missed as long as its folder has no line, and then known', async () => {
    expect(probeFolders(source())).toContain('security-contact');
    expect(await kinds()).not.toEqual(probeFolders(source()));
    await appendFile(join(copy, LIST), `${added()[0]?.slice(1)}\n`);
    expect(await kinds()).toEqual(probeFolders(source()));
  });

  it('compiles', async () => {
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const project = join(copy, 'packages/probes/tsconfig.json');
    await expect(run(process.execPath, [tsc, '--noEmit', '-p', project])).resolves.toBeDefined();
  });

  it('looks, and its readings say what it saw', async () => {
    const site = await startSite({ '/.well-known/security.txt': 'Contact: mailto:a@b.example\n' });
    const outcome = await inCopy(
      `const { OBSERVERS } = await import('./src/observe.ts');
       const { probeByKind } = await import('./src/registry.ts');
       const { testContext } = await import('./src/testing/context.ts');
       const siteUrl = process.argv[1];
       const outcome = await OBSERVERS['security-contact']({ siteUrl }, testContext());
       const input = { platform: 'p', at: 0, market: {}, outcome };
       say({ outcome, readings: probeByKind('security-contact').indicate(input).readings });`,
      site.origin,
    );
    expect(outcome).toMatchObject({
      outcome: { kind: 'observed', seen: { contacts: ['mailto:a@b.example'] } },
      readings: [{ indicator: 'back-office', subject: 'security-contact', x: 1 }],
    });
  });

  it('is shown by the catalogue without a way to look being loaded', async () => {
    const loaded = await inCopy(
      `import { registerHooks } from 'node:module';
       const loaded = [];
       registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
       await import('./src/index.ts');
       say(loaded.filter((url) => /(?:observe|undici|looking)\\.(?:ts|js)$/.test(url)));`,
    );
    expect(loaded).toEqual([]);
  });
});
