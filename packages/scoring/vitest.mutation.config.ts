import { defineConfig } from 'vitest/config';

/**
 * The tests a mutant has to survive: few tries of each property, and not the pinned digest of a
 * thousand histories, which fails at any change of behaviour without saying what is wrong with it.
 */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    exclude: ['src/replay.test.ts'],
    env: { KAOPU_RUNS: '20' },
    isolate: false,
    testTimeout: 60_000,
  },
});
