import type { PlatformRow } from '@kaopu/contracts';
import { METHOD_VERSION, methodText, PROFILE_WEIGHTS, score } from '@kaopu/scoring';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256 } from './sha256.ts';
import { splitVersion, verifyMethod } from './verify.ts';

const NOW = Date.UTC(2026, 10, 23);

function row(id: string, change: Partial<NonNullable<PlatformRow['score']>> = {}) {
  const own = score({}, NOW, PROFILE_WEIGHTS.medium);
  return {
    id,
    name: `shop ${id}`,
    score: { ...own, asOf: new Date(NOW).toISOString(), ...change },
  };
}

describe('the check in the reader’s own browser', () => {
  it('hashes like everybody else', async () => {
    expect(await sha256('靠谱')).toBe(createHash('sha256').update('靠谱').digest('hex'));
  });

  it('finds text, stamp and scores alike', async () => {
    const found = await verifyMethod([row('a'), row('b'), { id: 'c', name: 'new', score: null }]);
    expect(found).toEqual({
      ownHash: createHash('sha256').update(methodText()).digest('hex'),
      pageMatches: true,
      served: [{ method: METHOD_VERSION, count: 2, matches: true }],
      agreeing: 2,
      differing: [],
      unlike: 0,
    });
  });

  it('names another version among the served ones', async () => {
    const found = await verifyMethod([row('a'), row('b'), row('c', { method: '0.9.0+ab' })]);
    expect(found.served).toEqual([
      { method: METHOD_VERSION, count: 2, matches: true },
      { method: '0.9.0+ab', count: 1, matches: false },
    ]);
    expect(found.unlike).toBe(1);
  });

  it('shows the row whose score was moved', async () => {
    const found = await verifyMethod([row('a'), row('b', { value: 99 })]);
    expect(found.agreeing).toBe(1);
    expect(found.differing.map(({ id, name }) => [id, name])).toEqual([['b', 'shop b']]);
  });

  it('does not believe a stamp that its text does not have', async () => {
    const found = await verifyMethod([row('a')], () => Promise.resolve('ab'));
    expect(found.pageMatches).toBe(false);
    expect(found.served[0]?.matches).toBe(false);
  });

  it('says that it could not hash, and still compares the stamps', async () => {
    const found = await verifyMethod([row('a')], () => Promise.resolve(null));
    expect(found).toMatchObject({ ownHash: null, pageMatches: null });
    expect(found.served[0]?.matches).toBe(true);
  });
});

it('takes a version apart', () => {
  expect(splitVersion('1.0.0+ab')).toEqual({ semver: '1.0.0', hash: 'ab' });
  expect(splitVersion('odd')).toEqual({ semver: 'odd', hash: '' });
});
