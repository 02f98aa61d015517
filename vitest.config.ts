import { defineConfig } from 'vitest/config';

const EVERYWHERE = ['packages', 'apps', 'infra', 'lint'];
const SLOW = ['**/*.service.test.ts', '**/*.e2e.test.ts'];
const NEVER = ['**/node_modules/**', '**/dist/**', '**/.stryker-tmp/**'];
/** Properties are tried many times over, on machines that do other work too; 10 000 times in the deep. */
const PATIENCE = process.env['KAOPU_DEEP'] === undefined ? 60_000 : 3_600_000;
/** The programme of faults plays several at once by itself, and wants the machine for that. */
const CHAOS = 'apps/worker/chaos/*.e2e.test.ts';
const REAL_POSTGRES = './packages/testkit/src/global-postgres.ts';

function files(ending: string): string[] {
  return EVERYWHERE.map((folder) => `${folder}/**/*.${ending}`);
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [...files('test.ts'), ...files('test.tsx')],
          exclude: [...NEVER, ...SLOW],
          testTimeout: PATIENCE,
        },
      },
      {
        test: {
          name: 'service',
          include: files('service.test.ts'),
          exclude: NEVER,
          globalSetup: REAL_POSTGRES,
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: files('e2e.test.ts'),
          exclude: [...NEVER, CHAOS],
          globalSetup: REAL_POSTGRES,
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      { test: { name: 'chaos', include: [CHAOS], exclude: NEVER } },
    ],
  },
});
