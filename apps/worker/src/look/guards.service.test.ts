import { copyPackage, type PackageCopy } from '@kaopu/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** One of a look's manners, how to forget it, and the test that must notice. */
const MANNERS = [
  {
    manner: 'robots.txt before a page',
    file: 'look/manners.ts',
    from: 'await obey(url, visit.ask);',
    to: '',
    names: 'that says no is obeyed',
  },
  {
    manner: 'robots.txt of what a page leads on to',
    file: 'look/manners.ts',
    from: 'following((next, visit) => obey(next, visit.goOn))',
    to: 'following(() => Promise.resolve())',
    names: 'is obeyed: the page is not asked for',
  },
  {
    manner: 'consent that is one host’s',
    file: 'look/manners.ts',
    from: "terms.robots === 'consent' && key === held.key",
    to: "terms.robots === 'consent'",
    names: 'of another site counts',
  },
  {
    manner: 'a no that is taken for a no',
    file: 'look/robots.ts',
    from: 'if (allowed === false)',
    to: 'if (allowed === null)',
    names: 'that says no is obeyed',
  },
  {
    manner: 'the turn at another host',
    file: 'look/manners.ts',
    from: 'const turn = await waitForHost(key, terms);',
    to: 'const turn = { key, fence: 0n, spentMs: 0 };',
    names: 'waits for its turn there',
  },
  {
    manner: 'the budget of a host',
    file: 'look/visit.ts',
    from: 'if (wait > 0) await sleep(wait);',
    to: '',
    names: 'as many requests as the bucket holds',
    tests: 'look/visit.test.ts',
  },
  {
    manner: 'peace for a host that wants it',
    file: 'look/visit.ts',
    from: "else if (refusal !== 'busy') refusal = said;",
    to: '',
    names: 'is unknown and gets its peace',
  },
];
const TESTS = 'look/manners.service.test.ts';

let copy: PackageCopy;
beforeAll(async () => {
  copy = await copyPackage('apps/worker', true);
});
afterAll(() => copy.discard());

describe('the tests that must notice forgotten manners', () => {
  it('pass while nothing is forgotten', { timeout: 300_000 }, async () => {
    const files = new Set(MANNERS.map(({ tests = TESTS }) => tests));
    const names = MANNERS.map((one) => one.names).join('|');
    expect(await copy.run([...files], names)).toMatchObject({ passed: true });
  });

  it.each(MANNERS)(
    'fail without $manner',
    { timeout: 180_000 },
    async ({ file, from, to, names, tests = TESTS }) => {
      const undo = await copy.change(file, from, to);
      const { passed } = await copy.run([tests], names);
      await undo();
      expect(passed).toBe(false);
    },
  );
});
