import { describe, expect, it } from 'vitest';
import { collectHits } from './hits.ts';
import { indicate } from './indicate.ts';
import { complianceWording } from './index.ts';
import type { Hit, Seen } from './schema.ts';

const SHA = '0'.repeat(64);
const URL_ = 'https://shop.example/';

function seen(text: string, where: Hit['where'] = 'title', change: Partial<Seen> = {}): Seen {
  return {
    read: [{ url: URL_, sha256: SHA }],
    failed: [],
    dismissed: [],
    ...collectHits([{ where, url: URL_, sha256: SHA, text }]),
    ...change,
  };
}

function judge(what: Seen) {
  return indicate({ platform: 'p', at: 0, outcome: { kind: 'observed', seen: what }, market: {} });
}

function x(what: Seen, indicator = 'forbidden-wording') {
  return judge(what).readings.find((reading) => reading.indicator === indicator)?.x;
}

function finding(what: Seen, topic: string, subject = '') {
  const found = judge(what).findings ?? [];
  return found.find((entry) => entry.topic === topic && entry.subject === subject)?.value;
}

const FAILED: Partial<Seen> = { failed: [{ url: URL_, cause: 'blocked', detail: '' }] };

describe('forbidden wording', () => {
  it.each<[string, number]>([
    ['爱奇艺年卡 自动发货', 1],
    ['严禁出售破解版', 1],
    ['7×24小时客服', 1],
    ['一手货源', 1],
    ['最佳选择', 0.5],
    ['是共享账号吗', 0.5],
    ['终身会员', 0],
    ['破 解 版', 0],
  ])('of %s is worth %d', (text, worth) => expect(x(seen(text))).toBe(worth));

  it('is never clean while a page could not be read, yet counts what was found', () => {
    expect(x(seen('正品', 'page', FAILED))).toBeNull();
    expect(x(seen('终身会员', 'page', FAILED))).toBe(0);
    expect(finding(seen('正品', 'page', FAILED), 'forbidden-offer', 'cracked')).toBeUndefined();
  });

  it('says nothing by a hit that a person dismissed, which stays to be seen', () => {
    const before = seen('终身会员');
    const id = before.hits[0]?.id ?? '';
    const after = complianceWording.dismiss?.(before, [id, 'another']);
    expect(after).toMatchObject({ hits: [{ id }], dismissed: [id] });
    expect(x(after ?? before)).toBe(1);
    expect(complianceWording.dismiss?.(after ?? before, [])).toEqual(before);
  });
});

describe('forbidden offers', () => {
  it('are found in titles, and ambiguous in other words', () => {
    expect(finding(seen('某会员破解版'), 'forbidden-offer', 'cracked')).toBe('found');
    expect(finding(seen('某会员破解版', 'page'), 'forbidden-offer', 'cracked')).toBe('ambiguous');
    expect(finding(seen('年卡'), 'forbidden-offer', 'recycled')).toBe('none');
  });
});

describe('agents', () => {
  it.each<[string, number | null]>([
    ['招代理，代理费 199 元', 0],
    ['加盟费：1.5万', 0],
    ['免代理费', 1],
    ['代理费咨询客服', null],
    ['代理费 2折起', null],
    ['代理费 24小时内到账', null],
    ['代理费100%返还', null],
    ['代理费2026年起调整', null],
    ['代理费 3次付清', null],
    ['代理费 2026-01-01 起免收', null],
    ['爱奇艺年卡', 1],
  ])('%s', (text, worth) => expect(x(seen(text, 'page'), 'agent-fee')).toBe(worth));

  it('are asked for so much', () => {
    expect(finding(seen('加盟费：1.5万', 'page'), 'agency-fee')).toBe(1_500_000);
    expect(finding(seen('诚招代理', 'page'), 'recruiting')).toBe('found');
    expect(finding(seen('年卡', 'page'), 'recruiting')).toBe('none');
  });
});

it('finds the gravest words however often others are repeated', () => {
  const flood = '永久有效。'.repeat(300);
  expect(finding(seen(`${flood}共享账号`), 'forbidden-offer', 'shared-account')).toBe('found');
  const terms = [
    '终身会员',
    '终身使用',
    '永久会员',
    '永久使用',
    '永久有效',
    '无限使用',
    '永不过期',
  ];
  const many = Array.from('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳', (it) =>
    terms.map((term) => it + term),
  );
  const all = seen(`${many.flat().join('。')}。共享账号`);
  expect(all.more).toBe(true);
  expect(finding(all, 'forbidden-offer', 'shared-account')).toBe('found');
});

it('takes a claim to be authorised for one that is to be borne out, brand by brand', () => {
  expect(finding(seen('爱奇艺官方授权'), 'authorisation-claim', 'iqiyi')).toBe('claimed');
  expect(finding(seen('官方授权'), 'authorisation-claim')).toBeUndefined();
});
