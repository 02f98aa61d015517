import { GOODS } from '@kaopu/scoring';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesIn } from './match.ts';
import { HOOKS, VOCABULARY } from './vocabulary.ts';

function termsIn(text: string): string[] {
  return matchesIn(text).map(({ term }) => term.term);
}

describe('negation', () => {
  it.each([
    '严禁出售破解版',
    '本店禁止合租',
    '拒绝终身会员这类虚假承诺',
    '非共享账号',
    '谨防终身会员骗局',
    '警惕低价的共享账号',
    '遇到卖盗版卡密的请举报',
    '严禁出售破解版、共享账号、合租',
    '不得发布共享账号/破解版/二手卡密',
    '终身会员都是骗局',
    '共享账号一律封号',
    '没有破解版',
    '我们不卖回收卡密',
    '破解版均为假货',
    '零加盟费',
    '免代理费，一件代发',
    '0代理费',
    '无代理费',
    '不收取任何代理费',
    '加盟费0元',
    '代理费：全免',
    '代理费 零元',
    '未经官方授权',
    '未取得品牌授权',
  ])('turns %s round', (text) => expect(termsIn(text)).toEqual([]));

  it.each([
    ['非常便宜的共享账号', '共享账号'],
    ['无需登录的破解版', '破解版'],
    ['拒绝中间商，共享账号低价', '共享账号'],
    ['严禁外传。终身会员特惠', '终身会员'],
    ['不得不说的终身会员', '终身会员'],
    ['无限制使用，永久会员', '永久会员'],
    ['非官方共享账号', '共享账号'],
    ['没有套路\n合租低价', '合租'],
    ['代理费 199 元', '代理费'],
    ['加盟费0.5万元', '加盟费'],
    ['代理费 08 元', '代理费'],
    ['未成年人勿入，官方授权', '官方授权'],
    ['支持无理由换卡', '无理由换卡'],
    ['7天无理由退换', '无理由退换'],
  ])('does not turn %s round', (text, term) => expect(termsIn(text)).toContain(term));
});

describe('spacing and symbols', () => {
  it.each([
    ['破 解 版', '破解版'],
    ['破*解*版', '破解版'],
    ['破-解·版', '破解版'],
    ['终.身.会.员', '终身会员'],
    ['共\u200b享\u200b账\u200b号', '共享账号'],
    ['终身 会员', '终身会员'],
    ['共🔥享🔥账🔥号', '共享账号'],
    ['合❤️租', '合租'],
    ['7*24小时客服', '724小时'],
    ['7 × 24 在线', '7x24'],
    ['7✕24', '7x24'],
  ])('inside of %s do not hide it', (text, term) => expect(termsIn(text)).toEqual([term]));

  it.each([
    '支持整合，租金低',
    '混合\n租用服务器',
    '多种组合租赁',
    '破局（解题）版本',
    '共享，账号自备',
    '成品号码',
    '联合租赁',
  ])('that end a clause, or other words, are no hit: %s', (text) => {
    expect(termsIn(text)).toEqual([]);
  });

  it('leave two characters that may belong to two words ambiguous', () => {
    expect(matchesIn('结合 租金').map(({ verdict }) => verdict)).toEqual(['ambiguous']);
    expect(matchesIn('超值 合 租 车位').map(({ verdict }) => verdict)).toEqual(['found']);
  });
});

describe('full-width, traditional and other forms', () => {
  it.each([
    ['終身會員', '终身会员'],
    ['共享賬號', '共享账号'],
    ['共享帳號', '共享账号'],
    ['無限使用', '无限使用'],
    ['盜版卡密', '盗版卡密'],
    ['終 身 會 員', '终身会员'],
    ['７×２４', '7x24'],
    ['终身ＶＩＰ', '终身vip'],
    ['终身Vip', '终身vip'],
    ['１００％正品', '100%'],
  ])('%s is a hit', (text, term) => expect(termsIn(text)).toEqual([term]));

  it.each(['嚴禁出售破解版', '謹防終身會員騙局', '拒絕共享帳號'])('%s is none', (text) => {
    expect(termsIn(text)).toEqual([]);
  });
});

describe('homophones', () => {
  it.each([
    ['永jiu会员', '永久会员'],
    ['永玖会员', '永久会员'],
    ['破jie版', '破解版'],
    ['po解版', '破解版'],
    ['终生会员', '终身会员'],
    ['共享zhang号', '共享账号'],
    ['合 zu', '合租'],
    ['YONG久会员', '永久会员'],
  ])('%s is a hit', (text, term) => expect(termsIn(text)).toEqual([term]));

  it.each(['expo解版', 'pojieban', 'hezu', 'he zu', '合zuo', '永久居留', '会员日'])(
    '%s is none',
    (text) => expect(termsIn(text)).toEqual([]),
  );
});

describe('words that contain a term', () => {
  it.each([
    '最近上新',
    '本店不支持无理由换卡',
    '卡密类商品不接受无理由退换',
    '最后一天',
    '第一时间发货',
    '第一次使用',
    '唯一标识',
    '顶级域名',
    '破解难题',
    '安全漏洞请反馈',
    '1724小时',
    '24小时内容更新',
  ])('%s is none', (text) => expect(termsIn(text)).toEqual([]));

  it('is told once, by its longest term', () => {
    expect(termsIn('破解版')).toEqual(['破解版']);
    expect(termsIn('全网最低价')).toHaveLength(1);
  });

  it('is ambiguous in a question', () => {
    expect(matchesIn('是共享账号吗')[0]?.verdict).toBe('ambiguous');
  });
});

describe('a hit', () => {
  it('keeps its place and its words in the original text', () => {
    const text = '公告🔥\n低价 終*身*會*員 199元';
    const [hit] = matchesIn(text);
    expect(text.slice(hit?.at, (hit?.at ?? 0) + (hit?.length ?? 0))).toBe('終*身*會*員');
    expect(hit?.quote).toBe('低价 終*身*會*員 199元');
  });

  it('has a context that numbers do not move', () => {
    const [a, b] = ['终身会员 199元 库存12', '终身会员 188元 库存9'].map(matchesIn);
    expect(a?.[0]?.context).toBe(b?.[0]?.context);
  });

  it('lies inside of the text, whatever the text', () => {
    const piece = fc.constantFrom('破', '解', '版', '会员', ' ', '*', '🔥', '，', 'ﬃ', '永jiu');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }))), (parts) => {
        const text = parts.join('');
        for (const { at, length, quote } of matchesIn(text)) {
          expect(at + length).toBeLessThanOrEqual(text.length);
          expect(text.toWellFormed()).toContain(quote);
        }
      }),
    );
  });
});

describe('the vocabulary', () => {
  it('finds each of its terms as it is written, and names a provision', () => {
    for (const { term, hook } of VOCABULARY) {
      const met = matchesIn(`本店：${term}。`);
      expect(met.map((match) => match.term.term).join(' ')).toContain(term);
      expect(HOOKS[hook].zh).not.toBe('');
    }
  });

  it('has no term twice, and terms for each kind of goods', () => {
    const all = VOCABULARY.map(({ term }) => term);
    expect(all.filter((term, i) => all.indexOf(term) !== i)).toEqual([]);
    for (const kind of GOODS) expect(VOCABULARY.some(({ goods }) => goods === kind)).toBe(true);
  });
});

describe('a hostile text', () => {
  it.each([
    ['negations', '严禁'.repeat(50_000)],
    ['beginnings of a term', '破解'.repeat(50_000)],
    ['pinyin', 'yongjiu'.repeat(14_000)],
    ['gaps', `破${'*'.repeat(100_000)}解版`],
    ['enumerations', '、合租'.repeat(33_000)],
    ['ligatures', 'ﷺ'.repeat(100_000)],
    ['unpaired surrogates', '\ud83d'.repeat(100_000)],
  ])('of %s yields a bounded number of hits', (_what, text) => {
    expect(matchesIn(text).length).toBeLessThanOrEqual(200);
  });
});
