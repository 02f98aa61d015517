import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLANTED } from './planted.ts';
import { copyTree, type TreeCopy } from './tree-copy.ts';

interface Diagnostic {
  code: string;
  filename: string;
}

const cases = PLANTED.map((planted, index) => ({
  ...planted,
  folder: planted.file,
  file: `${planted.file}/planted-${index}.ts`,
}));

let tree: TreeCopy;
beforeAll(async () => {
  tree = await copyTree();
}, 30_000);
afterAll(() => tree.discard());

describe('the lint fence', () => {
  let fails: boolean;
  let found: Diagnostic[];
  beforeAll(async () => {
    await Promise.all(cases.map(({ file, source }) => tree.write(file, `${source}\n`)));
    const { failed, output } = await tree.run('oxlint', ['--format=json']);
    await Promise.all(cases.map(({ file }) => tree.remove(file)));
    fails = failed;
    found = (JSON.parse(output) as { diagnostics: Diagnostic[] }).diagnostics;
  }, 60_000);

  function rulesOn(file: string): string[] {
    return found.filter(({ filename }) => filename.endsWith(file)).map(({ code }) => code);
  }

  it('ends with a failing exit code', () => {
    expect(fails).toBe(true);
  });

  it.each(cases.filter(({ rule }) => rule !== null))(
    '$rule refuses in $folder: $source',
    ({ file, rule }) => {
      expect(rulesOn(file)).toContain(rule);
    },
  );

  it.each(cases.filter(({ rule }) => rule === null))('passes in $folder: $source', ({ file }) => {
    expect(rulesOn(file)).toEqual([]);
  });

  it('sees a cycle of imports', async () => {
    await tree.write('apps/worker/src/a.ts', "export * from './b.ts';\n");
    await tree.write('apps/worker/src/b.ts', "export * from './a.ts';\n");
    const { output } = await tree.run('oxlint', ['--format=json', 'apps/worker/src/a.ts']);
    await tree.remove('apps/worker/src/a.ts');
    await tree.remove('apps/worker/src/b.ts');
    expect(output).toContain('import(no-cycle)');
  });
});

describe('the package fence', () => {
  const boundaries = () => tree.run('turbo', ['boundaries']);

  async function withManifest(file: string, manifest: object, check: () => Promise<void>) {
    const folder = file.slice(0, file.lastIndexOf('/'));
    await tree.write(`${folder}/package.json`, JSON.stringify(manifest));
    await check();
    await tree.remove(`${folder}/package.json`);
  }

  it('lets the tree without sources pass', async () => {
    const { failed, output } = await boundaries();
    expect(output).toContain('no issues found');
    expect(failed).toBe(false);
  }, 30_000);

  it.each([
    ['an undeclared package', "import '@kaopu/net';", 'because it is not a dependency'],
    ['an undeclared import()', "await import('@kaopu/net');", 'because it is not a dependency'],
    ['a file of another package', "import '../../net/src/index.ts';", 'leaves the package'],
  ])(
    'refuses %s',
    async (_, source, message) => {
      await tree.write('packages/net/src/index.ts', 'export const a = 1;\n');
      await tree.write('packages/scoring/src/planted.ts', `${source}\n`);
      const { failed, output } = await boundaries();
      await tree.remove('packages/scoring/src/planted.ts');
      expect(failed).toBe(true);
      expect(output).toContain(message);
    },
    30_000,
  );

  it.each([
    ['a pure package', 'pure', '@kaopu/net'],
    ['a plugin', 'plugin', '@kaopu/db'],
    ['an IO package', 'io', '@kaopu/probes'],
    ['an app', 'app', '@kaopu/worker'],
    ['the launcher', 'launcher', '@kaopu/worker'],
  ])(
    'refuses %s that declares a package its tag may not have',
    async (_, tag, dependency) => {
      await tree.write(
        'packages/planted/turbo.json',
        JSON.stringify({ extends: ['//'], tags: [tag] }),
      );
      const manifest = { name: '@kaopu/planted', dependencies: { [dependency]: '*' } };
      await withManifest('packages/planted/package.json', manifest, async () => {
        const { failed, output } = await boundaries();
        expect(failed).toBe(true);
        expect(output).toContain('found without any tag listed in allowlist');
      });
      await tree.remove('packages/planted/turbo.json');
    },
    30_000,
  );
});
