import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { defineConfig, type Plugin, type Rolldown } from 'vite';

/** Of a class, by its file: the shorter, the less a phone has to load. */
function scopedName(name: string, file: string): string {
  const place = relative(import.meta.dirname, file.split('?')[0] ?? file);
  return `${name}_${createHash('sha256').update(place).digest('base64url').slice(0, 3)}`;
}

type Modules = Pick<Rolldown.ChunkingContext, 'getModuleInfo'>;

/** All that has to be there before a module of ours can run. */
function eagerOf(modules: Modules, path: string): Set<string> {
  const seen = new Set<string>();
  const visit = (id: string) => {
    for (const next of modules.getModuleInfo(id)?.importedIds ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      visit(next);
    }
  };
  visit(`${import.meta.dirname}/src/${path}`);
  return seen;
}

let shell: Set<string> | undefined;

/** What every way in loads, and what the list draws with: other pages do too, and ten pieces pack badly. */
function shellOf(modules: Modules): Set<string> {
  const shared = [...eagerOf(modules, 'list/ListPage.tsx')].filter(
    (id) => !id.includes('/src/list/'),
  );
  return new Set([...eagerOf(modules, 'main.tsx'), ...shared]);
}

/** Of a package whose index names all its parts, the part that only forms use. */
const OF_FORMS = /@tanstack\/.*\/(mutationObserver|useMutation|useBlocker)\.js$/;

/** In one piece the shell packs better than in thirty, and its styles come before those of any page. */
function chunkOf(id: string, modules: Modules): string | null {
  shell ??= shellOf(modules);
  return shell.has(id) && !OF_FORMS.test(id) ? 'shell' : null;
}

/** Which modules each chunk is made of, for budget.mjs. */
function listModules(): Plugin {
  const place = (id: string) => relative(`${import.meta.dirname}/../..`, id);
  return {
    name: 'list-modules',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const lists = chunks.map((chunk) => [chunk.fileName, chunk.moduleIds.map(place)]);
      const source = JSON.stringify(Object.fromEntries(lists));
      this.emitFile({ type: 'asset', fileName: '.vite/modules.json', source });
    },
  };
}

/** Older engines than the default: wholesale merchants open this inside WeChat, QQ and 360 browsers. */
export default defineConfig({
  plugins: [react(), listModules()],
  css: { modules: { generateScopedName: scopedName } },
  build: {
    target: ['chrome107', 'safari16', 'firefox115'],
    manifest: true,
    // Inlined modules would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: chunkOf }] },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8866' } },
});
