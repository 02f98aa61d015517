import type { TrustDataset } from '@kaopu/contracts';
import { DIMENSIONS, METHOD_VERSION, recomputed } from '@kaopu/scoring';
import { expect, it } from 'vitest';
import { readExported } from './read-exported.ts';
import { recheck } from './recheck.ts';

type Row = TrustDataset['platforms'][number];

const HASH = 'a'.repeat(64);

function row(i: number, method = METHOD_VERSION): Row {
  const inputs = {
    id: `p${i}`,
    name: `平台 ${i}`,
    method,
    asOf: '2026-11-23T08:05:00.000Z',
    values: DIMENSIONS.map((_, k) => 50 + ((i * 7 + k * 13) % 45) + 0.123456789),
    sds: DIMENSIONS.map(() => 1.5),
    insufficient: [],
    fresh: true,
    floor: 'pass' as const,
  };
  const published = {
    status: 'ok' as const,
    grade: 'A' as const,
    provisional: false,
    value: 0,
    lo: 0,
    hi: 0,
  };
  const { own } = recomputed(
    { profile: 'medium', dimensions: DIMENSIONS },
    { ...inputs, published },
  );
  return { ...inputs, published: own };
}

function exportOf(platforms: Row[]): TrustDataset {
  return {
    format: 'kaopu-scores-1',
    profile: 'medium',
    dimensions: [...DIMENSIONS],
    snapshot: { sha256: HASH, platforms: platforms.length, at: null },
    platforms,
  };
}

const always = () => Promise.resolve(HASH);

it('finds everything equal, and tells how far it is', async () => {
  const told: number[] = [];
  const found = await recheck(
    exportOf(Array.from({ length: 600 }, (_, i) => row(i))),
    (done) => told.push(done),
    always,
  );
  expect(found).toMatchObject({ compared: 600, equal: 600, differing: [], unlike: 0, hash: HASH });
  expect(told).toEqual([250, 500, 600]);
});

it('names the one row that was altered, and no other', async () => {
  const rows = Array.from({ length: 9 }, (_, i) => row(i));
  const altered = rows.map((own, i) =>
    i === 4 ? { ...own, values: own.values.map((value) => value + 0.01) } : own,
  );
  const found = await recheck(exportOf(altered), () => undefined, always);
  expect(found).toMatchObject({ compared: 9, equal: 8 });
  expect(found.differing.map(({ id }) => id)).toEqual(['p4']);
});

it('counts apart what another version of the method made', async () => {
  const found = await recheck(exportOf([row(0), row(1, '0.1.0+ff')]), () => undefined, always);
  expect(found).toMatchObject({ compared: 1, equal: 1, unlike: 1 });
});

it.each([
  ['nothing', null],
  ['a list', []],
  ['another format', { ...exportOf([]), format: 'x' }],
  ['an unknown buyer', { ...exportOf([]), profile: 'own-0123456789abcdef' }],
  ['a row without numbers', { ...exportOf([]), platforms: [{ ...row(0), values: ['1'] }] }],
  ['a row that is none', { ...exportOf([]), platforms: [null] }],
])('does not read %s', (_what, value) => {
  expect(readExported(value)).toBeNull();
});

it('reads what the API exports', () => {
  const exported = exportOf([row(0)]);
  expect(readExported(JSON.parse(JSON.stringify(exported)))).toEqual(exported);
});
