import { copyPackage, type PackageCopy } from '@kaopu/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** One guard of stored evidence, where it stands, how to remove it, and the test that must notice. */
const GUARDS = [
  {
    guard: 'the sandbox of what is shown',
    at: 'apps/api',
    file: 'evidence/guarded-reply.ts',
    from: "  'sandbox',\n",
    to: '',
    tests: 'evidence/evidence.service.test.ts',
    names: 'in a sandbox',
  },
  {
    guard: 'the policy of what is shown',
    at: 'apps/api',
    file: 'evidence/guarded-reply.ts',
    from: 'const policy = [...SANDBOX, ',
    to: 'const policy = [',
    tests: 'evidence/viewer-xss.service.test.ts',
    names: 'of our own attacks',
  },
  {
    guard: 'the sanitiser of what is shown',
    at: 'packages/viewer',
    file: 'sanitise.ts',
    from: 'allowedTags: TAGS,',
    to: 'allowedTags: false,',
    tests: 'sanitise.test.ts',
    names: '',
  },
] as const;

const copies = new Map<string, PackageCopy>();
beforeAll(async () => {
  copies.set('apps/api', await copyPackage('apps/api', true));
  copies.set('packages/viewer', await copyPackage('packages/viewer'));
});
afterAll(async () => {
  for (const copy of copies.values()) await copy.discard();
});

describe.each(GUARDS)('the tests of $guard', ({ at, file, from, to, tests, names }) => {
  it('pass while it is there, and fail without it', { timeout: 600_000 }, async () => {
    const copy = copies.get(at);
    expect(await copy?.run([tests], names)).toMatchObject({ passed: true });
    const undo = await copy?.change(file, from, to);
    expect(await copy?.run([tests], names)).toMatchObject({ passed: false });
    await undo?.();
  });
});
