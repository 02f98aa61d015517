import type { PackItem } from '@kaopu/contracts';
import { expect, it } from 'vitest';
import { agreeing } from './agree.ts';

const COVER = {
  sha256: 'c'.repeat(64),
  boxes: [{ left: 0, top: 0, width: 0.5, height: 0.5 }],
};

function item(change: Partial<PackItem>): PackItem {
  return { key: 'a', sha256: 'a'.repeat(64), note: '', show: 'whole', cover: null, ...change };
}

const shown = (items: readonly PackItem[]) => items.map(({ show, cover }) => [show, cover?.sha256]);

it('covers the same bytes wherever they occur, whichever comes first', () => {
  const [whole, covered] = [item({ key: 'a' }), item({ key: 'b', show: 'covered', cover: COVER })];
  const other = item({ sha256: 'b'.repeat(64) });
  const both = ['covered', COVER.sha256];
  expect(shown(agreeing([whole, covered, other]))).toEqual([both, both, ['whole', undefined]]);
  expect(shown(agreeing([covered, whole]))).toEqual([both, both]);
});

it('leaves all of them out where one is left out', () => {
  const covered = item({ key: 'b', show: 'covered', cover: COVER });
  const hash = item({ key: 'c', show: 'hash' });
  const nothing = ['hash', undefined];
  expect(shown(agreeing([covered, hash, item({})]))).toEqual([nothing, nothing, nothing]);
});

it('shows whole what says it is covered and has no copy, and drops a copy that is not shown', () => {
  expect(shown(agreeing([item({ show: 'covered' })]))).toEqual([['whole', undefined]]);
  expect(shown(agreeing([item({ cover: COVER })]))).toEqual([['whole', undefined]]);
});

it('keeps order and notes', () => {
  const items = [item({ key: '2', note: 'x' }), item({ key: '1', note: 'y', show: 'hash' })];
  expect(agreeing(items).map(({ key, note }) => [key, note])).toEqual([
    ['2', 'x'],
    ['1', 'y'],
  ]);
});
