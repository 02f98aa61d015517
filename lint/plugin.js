import { ambient } from './rules/ambient.js';
import { guardedWays } from './rules/guarded-ways.js';
import { mayImport } from './rules/may-import.js';

/** Our own lint rules, named `kaopu/…` in .oxlintrc.json. Proven to fire by fences.test.ts. */
const plugin = {
  meta: { name: 'kaopu' },
  rules: { ambient, 'guarded-ways': guardedWays, 'may-import': mayImport },
};

export default plugin;
