import { expect, it } from 'vitest';
import { scopeIn, scopeMatches } from './scope.ts';

function families(scope: string): string[] {
  const held = scopeMatches(scope).filter(({ excluded }) => !excluded);
  return [...new Set(held.map(({ family }) => family))];
}

it.each<[string, string[]]>([
  ['一般项目：软件开发；许可项目：第二类增值电信业务。', ['telecom', 'software']],
  ['增值电信业务经营；软件销售', ['telecom', 'software']],
  ['互联网信息服务；预付卡销售', ['telecom', 'card']],
  ['在线数据处理与交易处理业务', ['telecom']],
  ['计算机软硬件及辅助设备零售', ['software']],
  ['电子产品销售（不含增值电信、金融业务）', []],
  ['电子商务（不含增值电信业务）', []],
  ['除增值电信业务外的信息技术咨询', []],
  ['网络技术服务（增值电信业务除外）；软件开发', ['software']],
  ['第二类医疗器械销售', []],
  ['第一类医疗器械生产', []],
  ['日用百货（不含危险品）；第二类增值电信业务', ['telecom']],
  ['增值电信', []],
])('%s covers %j', (scope, covered) => expect(families(scope)).toEqual(covered));

it('remembers what is named only to be left out', () => {
  expect(scopeMatches('电子商务（不含增值电信业务）')).toContainEqual({
    family: 'telecom',
    phrase: '增值电信业务',
    excluded: true,
  });
});

it('reads a scope that a page states', () => {
  expect(scopeIn('名称：甲\n经营范围：软件开发；软件销售\n成立')).toBe('软件开发；软件销售');
  expect(scopeIn('没有')).toBeNull();
});

it('takes a hostile scope in one pass a phrase', () => {
  expect(scopeMatches('增值电信业务'.repeat(10_000)).length).toBeLessThan(4);
});
