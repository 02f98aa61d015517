import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsInText, bareFen, readAmount } from './amount.ts';
import { chineseNumber } from './chinese-number.ts';
import { matchOf } from './company.ts';
import { citedNo, contentMark, naturalKey } from './identity.ts';
import { indicateRecords } from './indicate.ts';
import { looksLikePerson, nameKey, namesIn, registerNamed } from './names.ts';
import type { PublicRecord } from './record.ts';
import { scrub } from './scrub.ts';
import { severityOf } from './severity.ts';

const RECORD: PublicRecord = {
  kind: 'penalty',
  no: '深市监罚〔2026〕1号',
  name: '甲有限公司',
  names: ['甲有限公司'],
  uscc: null,
  authority: '市监局',
  about: '虚假宣传',
  categories: [],
  content: '',
  fineFen: null,
  confiscatedFen: null,
  decidedOn: '2026-01-02',
  publishedUntil: null,
  removedOn: null,
  adverse: null,
  criminal: false,
};
const record = (more: Partial<PublicRecord>): PublicRecord => ({ ...RECORD, ...more });

describe('chineseNumber', () => {
  it.each([
    ['五', 5],
    ['十', 10],
    ['十五', 15],
    ['一百二十', 120],
    ['两千零五', 2005],
    ['叁万伍仟', 35_000],
    ['壹拾贰万叁仟肆佰伍拾陆', 123_456],
    ['贰佰万', 2_000_000],
    ['一亿零三百万', 103_000_000],
    ['二〇二六', 2026],
    ['', null],
    ['元', null],
    ['一二x', null],
    ['五六万', null],
  ])('%s is %s', (text, value) => expect(chineseNumber(text)).toBe(value));

  it('reads back what it is written as', () => {
    const digits = '零壹贰叁肆伍陆柒捌玖';
    const below = (n: number): string =>
      ['仟', '佰', '拾', '']
        .map((unit, i) => {
          const digit = Math.floor(n / 10 ** (3 - i)) % 10;
          return digit === 0 ? '' : `${digits[digit]}${unit}`;
        })
        .join('');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (n) => {
        const high = Math.floor(n / 10_000);
        const text = `${high > 0 ? `${below(high)}万` : ''}${below(n % 10_000)}`;
        expect(chineseNumber(text)).toBe(n);
      }),
    );
  });
});

describe('amounts', () => {
  it.each([
    ['0.2', { kind: 'bare', decimal: '0.2' }],
    ['1,234.50', { kind: 'bare', decimal: '1,234.50' }],
    ['2000元', { kind: 'fen', fen: 200_000 }],
    ['２０００．５元', { kind: 'fen', fen: 200_050 }],
    ['0.2万元', { kind: 'fen', fen: 200_000 }],
    ['1.5万', { kind: 'unreadable' }],
    ['贰仟元整', { kind: 'fen', fen: 200_000 }],
    ['', { kind: 'none' }],
    ['无', { kind: 'none' }],
    ['/', { kind: 'none' }],
    ['-5', { kind: 'unreadable' }],
    ['1e5', { kind: 'unreadable' }],
    ['0x10', { kind: 'unreadable' }],
  ])('%j', (cell, amount) => expect(readAmount(cell)).toEqual(amount));

  it.each([
    ['处以罚款5000元', 500_000, null],
    ['罚款人民币叁万元整', 3_000_000, null],
    ['没收违法所得1200元，并处2万元罚款', 2_000_000, 120_000],
    ['没收违法所得人民币1.2万元；罚款：3000元；罚款100元', 300_000, 1_200_000],
    ['警告', null, null],
    ['退还费用500元', null, null],
  ])('%s', (text, fine, taken) => expect(amountsInText(text)).toEqual({ fine, taken }));

  it('are exact: yuan and ten thousand yuan agree to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (fen) => {
        const digits = String(fen).padStart(7, '0');
        const yuan = `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/^0+(?=\d)/, '');
        const wan = `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/^0+(?=\d)/, '');
        expect(bareFen(yuan, 'yuan')).toBe(fen);
        expect(bareFen(wan, 'wan')).toBe(fen);
      }),
    );
  });
});

describe('names', () => {
  it.each([
    ['甲（深圳）网络有限公司', '甲(深圳)网络有限公司'],
    [' 甲〔深圳〕 网络 有限公司 ', '甲(深圳)网络有限公司'],
    ['Ａbc 有限公司', 'ABC有限公司'],
    ['甲\u200b有限公司', '甲有限公司'],
  ])('%j compares as %s', (text, key) => expect(nameKey(text)).toBe(key));

  it.each([
    ['乙有限公司（原名：甲有限公司）', ['乙有限公司', '甲有限公司']],
    ['甲有限公司（已更名为乙有限公司）', ['甲有限公司', '乙有限公司']],
    ['乙有限公司(曾用名：甲有限公司、丙有限公司)', ['乙有限公司', '甲有限公司', '丙有限公司']],
    ['甲有限公司', ['甲有限公司']],
    ['', []],
  ])('%s names %j', (text, names) => expect(namesIn(text)).toEqual(names));

  it.each([
    ['张三', true],
    ['欧阳修竹', true],
    ['李*', true],
    ['王某某', true],
    ['买买提·艾力', true],
    ['ZHANG SAN', true],
    ['张三便利店', false],
    ['甲公司', false],
    ['深圳市甲网络有限公司', false],
    ['ACME LIMITED', false],
  ])('%s looks like a person: %s', (name, is) => expect(looksLikePerson(name)).toBe(is));

  it('never match by a part', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 5 }), (more) => {
        fc.pre(nameKey(more) !== '');
        const company = { uscc: null, legalName: `甲有限公司${more}`, formerNames: [] };
        expect(matchOf({ uscc: null, names: ['甲有限公司'] }, company)).toBeNull();
      }),
    );
  });
});

describe('severity', () => {
  it.each([
    [{ categories: ['警告'] }, 'warning'],
    [{ categories: ['通报批评'] }, 'warning'],
    [{ categories: ['罚款'] }, 'fine'],
    [{ fineFen: 1 }, 'fine'],
    [{ fineFen: 9_999_999 }, 'fine'],
    [{ fineFen: 10_000_000 }, 'large-fine'],
    [{ confiscatedFen: 10_000_000 }, 'large-fine'],
    [{ categories: ['警告', '责令停产停业'] }, 'large-fine'],
    [{ categories: ['罚款', '吊销许可证件'] }, 'revocation'],
    [{ categories: ['责令关闭'] }, 'revocation'],
    [{ categories: ['其他'] }, 'warning'],
    [{ kind: 'abnormal' as const }, 'warning'],
    [{ kind: 'serious' as const }, 'revocation'],
    [{ kind: 'dishonest' as const }, 'large-fine'],
    [{ kind: 'judgment' as const, adverse: true }, 'fine'],
    [{ kind: 'judgment' as const, adverse: true, criminal: true }, 'revocation'],
    [{ kind: 'judgment' as const, adverse: false }, null],
    [{ kind: 'judgment' as const, adverse: null }, null],
    [{ kind: 'licence' as const }, null],
  ])('of %j is %s', (more, severity) => expect(severityOf(record(more))).toBe(severity));
});

describe('identity', () => {
  it('is the number, the organ and the party; the content is everything else', () => {
    const same = record({ no: '深市监罚[2026]1号', authority: '市监局 ' });
    expect(naturalKey(same)).toBe(naturalKey(RECORD));
    expect(naturalKey(record({ names: ['乙'] }))).not.toBe(naturalKey(RECORD));
    expect(naturalKey(record({ authority: '税务局' }))).not.toBe(naturalKey(RECORD));
    for (const more of [
      { fineFen: 1 },
      { publishedUntil: '2027-01-01' },
      { categories: ['警告'] },
    ]) {
      expect(naturalKey(record(more))).toBe(naturalKey(RECORD));
      expect(contentMark(record(more))).not.toBe(contentMark(RECORD));
    }
  });

  it('without a number is what else is fixed, and is cited by it', () => {
    const nameless = record({ no: '' });
    expect(naturalKey(record({ no: '', decidedOn: '2026-01-03' }))).not.toBe(naturalKey(nameless));
    expect(citedNo(nameless)).toMatch(/^2026-01-02 虚假宣传 #[0-9a-f]{6}$/);
  });
});

describe('scrub', () => {
  it.each([
    ['证件 11010519491231002X 号', '证件 *** 号'],
    ['身份证号码：440300198001011234', '身份证号码：***'],
    ['电话13800138000', '电话***'],
    ['统一社会信用代码 914403001922038216', '统一社会信用代码 914403001922038216'],
    ['文号 深市监罚〔2026〕1号，罚款5000元', '文号 深市监罚〔2026〕1号，罚款5000元'],
  ])('%s', (text, left) => expect(scrub(text)).toBe(left));
});

describe('indicateRecords', () => {
  const voice = { source: 'official', by: 'here' } as const;
  const seen = (records: PublicRecord[], state: 'clear' | 'found' | 'absent' = 'found') => ({
    source: '信用中国',
    state,
    asked: null,
    records,
    published: [],
  });

  it('says that the source answered, and what each record takes', () => {
    const { readings } = indicateRecords(seen([record({ fineFen: 100 })]), voice);
    expect(readings).toEqual([
      { indicator: 'penalties', subject: '', x: 1 },
      {
        indicator: 'penalties',
        subject: '',
        x: 0,
        penalty: {
          no: '深市监罚〔2026〕1号',
          severity: 'fine',
          decidedAt: Date.parse('2026-01-02T00:00:00+08:00'),
        },
      },
    ]);
  });

  it('says nothing of a company that a file does not name', () => {
    expect(indicateRecords(seen([], 'absent'), voice).readings).toEqual([]);
  });

  it('finds only what courts decided against the defendant', () => {
    const judgments = [
      record({ kind: 'judgment', no: 'a', adverse: true }),
      record({ kind: 'judgment', no: 'b', adverse: true, criminal: true }),
      record({ kind: 'judgment', no: 'c', adverse: false }),
      record({ kind: 'judgment', no: 'd', adverse: null }),
    ];
    const { findings, readings } = indicateRecords(seen(judgments), voice);
    expect(findings?.map(({ topic, value }) => [topic, value])).toEqual([
      ['judgment', 'civil'],
      ['judgment', 'criminal'],
    ]);
    expect(readings).toHaveLength(3);
    const clear = indicateRecords({ ...seen([], 'clear'), source: '中国裁判文书网' }, voice);
    expect(clear.findings).toMatchObject([{ topic: 'judgment', value: 'none' }]);
  });

  it.each<[string, PublicRecord[], 'serious' | 'penalty' | null, string | null]>([
    ['an entry', [record({ kind: 'serious' })], null, 'listed'],
    [
      'an entry taken off again',
      [record({ kind: 'serious', removedOn: '2026-05-06' })],
      null,
      'none',
    ],
    ['no entry, from the list itself', [], 'serious', 'none'],
    ['no entry, from who was asked for penalties', [], 'penalty', null],
    ['other records, from who may show any', [record({})], null, null],
  ])('of the list of serious violations, by %s', (_what, records, asked, value) => {
    const state = records.length > 0 ? 'found' : 'clear';
    const { findings } = indicateRecords({ ...seen(records, state), asked }, voice);
    const about = { topic: 'serious-list', subject: '信用中国', source: 'official', by: 'here' };
    expect(findings).toEqual(value === null ? [] : [{ ...about, value }]);
  });

  it.each([
    ['“信用中国”网站', '信用中国', true],
    ['国家企业信用信息公示系统（广东）', '国家企业信用信息公示系统', true],
    ['深圳市严重失信主体名单', '深圳市严重失信主体名单', true],
    ['深圳市市场监管局', '深圳市市场监管局', false],
  ])('the register called %s is %s', (source, name, showsLists) => {
    expect(registerNamed(source)).toEqual({ name, showsLists });
  });
});
