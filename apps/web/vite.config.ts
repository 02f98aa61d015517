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

const SRC = `${import.meta.dirname}/src/`;

/** All that has to be there before a module can run. */
function eagerFrom(modules: Modules, from: string): Set<string> {
  const seen = new Set<string>();
  const visit = (id: string) => {
    for (const next of modules.getModuleInfo(id)?.importedIds ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      visit(next);
    }
  };
  visit(from);
  return seen;
}

const eagerOf = (modules: Modules, path: string) => eagerFrom(modules, SRC + path);

/** What every way in loads, and what the list draws with: other pages do too, and ten pieces pack badly. */
function shellOf(modules: Modules): Set<string> {
  const shared = [...eagerOf(modules, 'list/ListPage.tsx')].filter(
    (id) => !id.includes('/src/list/'),
  );
  return new Set([...eagerOf(modules, 'main.tsx'), ...shared]);
}

/** What comes when it is asked for: pages, and parts of them. */
function lazyOf(modules: Modules): Set<string> {
  const seen = new Set<string>();
  const lazy = new Set<string>();
  const visit = (id: string) => {
    if (seen.has(id)) return;
    seen.add(id);
    const info = modules.getModuleInfo(id);
    for (const next of info?.dynamicallyImportedIds ?? []) lazy.add(next);
    for (const next of [...(info?.importedIds ?? []), ...(info?.dynamicallyImportedIds ?? [])]) {
      visit(next);
    }
  };
  visit(`${SRC}main.tsx`);
  return lazy;
}

/** Of a package whose index names all its parts, the part that only forms use. */
const OF_FORMS = /@tanstack\/.*\/(mutationObserver|useMutation|useBlocker)\.js$/;

/** So many pages share what comes with all of them. */
const COMMON_FROM = 5;

/** What most pages are made of, beside those that people come in by; in forty pieces it comes slowly. */
function commonOf(modules: Modules): Set<string> {
  const first = eagerOf(modules, 'today/TodayPage.tsx');
  const uses = new Map<string, number>();
  for (const page of lazyOf(modules)) {
    for (const id of eagerFrom(modules, page)) uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  const isShared = (id: string) => OF_FORMS.test(id) || !first.has(id);
  const shared = [...uses].filter(([id, pages]) => pages >= COMMON_FROM && isShared(id));
  return new Set(shared.map(([id]) => id));
}

/** What a platform's page opens with and today's does not: each piece would be one more to wait for. */
function platformOf(modules: Modules): Set<string> {
  const all = (paths: readonly string[]) =>
    new Set(paths.flatMap((path) => [SRC + path, ...eagerOf(modules, path)]));
  const today = all(['today/TodayPage.tsx', 'today/Sections.tsx']);
  const own = [...all(['platform/PlatformPage.tsx', 'platform/pages.ts'])];
  return new Set(own.filter((id) => !today.has(id)));
}

let plan: { shell: Set<string>; common: Set<string>; platform: Set<string> } | undefined;

/** In one piece the shell packs better than in thirty, and its styles come before those of any page. */
function chunkOf(id: string, modules: Modules): string | null {
  plan ??= {
    shell: shellOf(modules),
    common: commonOf(modules),
    platform: platformOf(modules),
  };
  if (plan.shell.has(id) && !OF_FORMS.test(id)) return 'shell';
  if (plan.common.has(id)) return 'common';
  return plan.platform.has(id) ? 'platform' : null;
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
