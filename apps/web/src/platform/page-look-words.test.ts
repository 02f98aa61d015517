import { expect, it } from 'vitest';
import { pageLookText } from './page-look-words.ts';

const WORDING = {
  read: [1, 2],
  failed: [1],
  hits: [
    { id: 'a', severity: 'severe' },
    { id: 'b', severity: 'info' },
    { id: 'c', severity: 'mild' },
  ],
  dismissed: ['c'],
};

it.each<[string, unknown, string | null]>([
  ['compliance-wording', WORDING, '1 处要留意的用语 · 看了 2 页 · 1 页未能核实'],
  [
    'qualification-disclosure',
    {
      licence: 'present',
      identifiers: { icpFiling: { text: '粤ICP备2021000001号' } },
      policies: { terms: { state: 'present' }, refund: { state: 'unknown' } },
    },
    '营业执照：有 · 备案：粤ICP备2021000001号 · 规则页 1/3',
  ],
  [
    'technology',
    {
      orderQuery: { state: 'absent' },
      dockingApi: { state: 'unknown' },
      domain: { state: 'known', expiresAt: Date.UTC(2027, 0, 2) },
    },
    '订单查询：没有 · 域名到期 2027-01-02',
  ],
  [
    'authorization-pages',
    { check: 'partner-list', brand: '爱奇艺', listed: true, ended: true },
    '爱奇艺：名单注明授权已结束',
  ],
  [
    'authorization-pages',
    {
      check: 'letter',
      brand: '爱奇艺',
      page: 'present',
      problems: ['grantee'],
      daysLeft: 5,
      elsewhere: [{ platform: '乙店' }],
    },
    '爱奇艺 · 授权书页面：有 · 被授权方不是经营主体 · 还有 5 天到期 · 编号或文件也出现在：乙店',
  ],
  ['compliance-wording', null, '0 处要留意的用语 · 看了 0 页'],
  ['availability', {}, null],
  ['toString', {}, null],
])('a look of %s', (kind, seen, text) => {
  expect(pageLookText(kind, seen, 'zh-CN')).toBe(text);
});

it('speaks English too', () => {
  expect(pageLookText('compliance-wording', WORDING, 'en')).toContain('1 wordings to mind');
});
