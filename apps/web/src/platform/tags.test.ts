import { expect, it } from 'vitest';
import { tagsIn } from './tags.ts';

it.each([
  ['', []],
  ['VIP', ['VIP']],
  [' VIP， 游戏、VIP; ', ['VIP', '游戏']],
  // A tag may have a space within.
  ['big spender,x', ['big spender', 'x']],
])('「%s」 are tags %o', (text, tags) => {
  expect(tagsIn(text)).toEqual(tags);
});
