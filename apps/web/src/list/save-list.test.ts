import { describe, expect, it } from 'vitest';
import { zh } from '../i18n/zh/index.ts';
import type { ListRow } from './columns.ts';
import { EXTRA_WORDS } from './extra-words.ts';
import { listLines } from './save-list.ts';

const row = (key: string, about: Partial<ListRow>): ListRow => ({
  key,
  name: key,
  points: [90, null],
  facts: 0,
  openAlerts: 0,
  place: null,
  score: null,
  ...about,
});

describe('the table', () => {
  it('has a line a platform with the numbers of the list, and nothing where nothing is known', () => {
    const ends = { value: 80, lo: 75, hi: 84, provisional: false };
    const lines = listLines(
      [
        row('a', {
          openAlerts: 2,
          place: { rank: 1, lo: 1, hi: 3, group: 1 },
          score: { ...ends, status: 'ok', grade: 'B' },
        }),
        row('b', { score: { ...ends, status: 'vetoed', grade: 'X' } }),
        row('c', { points: [null, null] }),
      ],
      new Map([
        ['a', 'a.example/Path'],
        ['b', 'http://b.example/'],
      ]),
      ['price', 'service'],
      { clock: '2026-11-23 16:05', profile: '中型' },
      zh,
      EXTRA_WORDS['zh-CN'],
    );
    const [head = [], ...rows] = lines;
    expect(rows.map((line) => line.length)).toEqual([head.length, head.length, head.length]);
    const of = (line: string[] | undefined) =>
      Object.fromEntries(head.map((name, i) => [name, line?.[i]]));
    expect(of(rows[0])).toEqual({
      名次: '1',
      名次下限: '1',
      名次上限: '3',
      平台: 'a',
      网址: 'https://a.example/Path',
      综合分: '80',
      '90% 区间下限': '75',
      '90% 区间上限': '84',
      等级: 'B',
      状态: '可评',
      价格: '90',
      服务: '',
      未结告警: '2',
      权重: '中型',
      '导出时间（北京时间）': '2026-11-23 16:05',
    });
    expect(of(rows[1])).toMatchObject({
      名次: '',
      网址: 'http://b.example/',
      等级: '',
      状态: '底线未过',
    });
    expect(of(rows[2])).toMatchObject({ 网址: '', 综合分: '', 状态: '等待首次评分', 价格: '' });
  });
});
