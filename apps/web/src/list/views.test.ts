import { describe, expect, it } from 'vitest';
import { readViews, viewSearch, withView } from './views.ts';

const view = (name: string, search = '?q=1') => ({ name, search });

describe('views', () => {
  it('are read whatever lies in the browser', () => {
    expect(readViews(null)).toEqual([]);
    expect(readViews('{')).toEqual([]);
    expect(readViews('{"name":"a"}')).toEqual([]);
    expect(readViews(JSON.stringify([view('a'), { name: 1, search: '' }, null, 'x']))).toEqual([
      view('a'),
    ]);
  });

  it('take the place of one of the same name, newest first, and need a name', () => {
    const two = withView(withView([], view('a')), view('b'));
    expect(two.map(({ name }) => name)).toEqual(['b', 'a']);
    expect(withView(two, view(' a ', '?q=2'))).toEqual([view('a', '?q=2'), view('b')]);
    expect(withView(two, view('  '))).toEqual(two);
    expect(withView([], view('长'.repeat(80)))[0]?.name).toHaveLength(60);
  });

  it('hold what the list is narrowed to and sorted by, not what is ticked', () => {
    expect(viewSearch('?q=%E5%8D%A1&cmp=a,b&sort=price')).toBe('?q=%E5%8D%A1&sort=price');
    expect(viewSearch('')).toBe('?');
  });
});
