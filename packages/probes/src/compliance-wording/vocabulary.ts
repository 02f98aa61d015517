import type { Text } from '../kit/types.ts';

/**
 * Our own table of wording that matters in this trade: what is promised that nobody can keep, what
 * must not be sold, and what has to be proven or is only worth knowing (domain.md §4).
 */
export const CATEGORIES = [
  'false_perpetual',
  'prohibited_goods',
  'doubtful_source',
  'absolute_terms',
  'authorization_claim',
  'agency_recruiting',
  'hidden_fee',
  'service_claim',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** `severe` and `plain` count in full, `mild` as ambiguous, `info` is only shown. */
export const SEVERITIES = ['severe', 'plain', 'mild', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Kinds of goods that must not be sold: subjects of the topic `forbidden-offer`. */
export const GOODS = [
  'cracked',
  'shared-account',
  'account-rental',
  'recycled',
  'pirated',
] as const;
export type Goods = (typeof GOODS)[number];

/** Provisions a wording may touch. A hit is a sign to be looked at, never a verdict. */
export const HOOKS = {
  'advertising-9': { zh: '《广告法》第九条（绝对化用语）', en: 'Advertising Law, Art. 9' },
  'advertising-28': { zh: '《广告法》第二十八条（虚假广告）', en: 'Advertising Law, Art. 28' },
  'copyright-49': { zh: '《著作权法》第四十九条（技术措施）', en: 'Copyright Law, Art. 49' },
  'e-commerce-13': {
    zh: '《电子商务法》第十三条（禁止交易的商品与服务）',
    en: 'E-commerce Law, Art. 13',
  },
  'e-commerce-17': {
    zh: '《电子商务法》第十七条（真实披露信息）',
    en: 'E-commerce Law, Art. 17',
  },
  'price-13': { zh: '《价格法》第十三条（明码标价）', en: 'Price Law, Art. 13' },
  'pyramid-7': {
    zh: '《禁止传销条例》第七条（入门费）',
    en: 'Regulation on Prohibiting Pyramid Selling, Art. 7',
  },
} as const satisfies Record<string, Text>;
export type Hook = keyof typeof HOOKS;

/**
 * When words around a term turn it round: `context` within the clause and enumeration before it,
 * `fee` also by a mere 免 or 0 in front, `none` never.
 */
export type Negation = 'context' | 'fee' | 'none';

export interface Term {
  /** As normalised text has it. */
  term: string;
  category: Category;
  severity: Severity;
  hook: Hook;
  negation: Negation;
  /** Longer harmless words it is part of. */
  exceptions: readonly string[];
  goods: Goods | null;
}

/** The words of a line, parted by spaces; `word!part` names a harmless word it is part of. */
function terms(
  category: Category,
  severity: Severity,
  hook: Hook,
  line: string,
  rest: { negation?: Negation; goods?: Goods } = {},
): Term[] {
  return line.split(' ').map((entry) => {
    const [term = '', ...exceptions] = entry.split('!');
    const { negation = 'context', goods = null } = rest;
    return { term, category, severity, hook, negation, exceptions, goods };
  });
}

const PERPETUAL =
  '终身会员 终身vip 终身使用 终身有效 永久会员 永久vip 永久使用 永久有效 永久免费 无限使用 永不过期 永不封号 ' +
  '永不掉线 保证不封号 保证不封 绝不封号 一次购买终身';
const CRACKED =
  '破解版 破解会员 破解!破解难题!破解之道!破解谜题 内购版 内购破解 去广告版 免root破解';
const SHARED =
  '共享账号 共享会员 共享号 合租!组合租!联合租赁!合租房 拼车号 拼车会员 车票号 上车位 成品号!成品号码 多人共用';
const RENTAL = '账号租赁 租号 会员租用 账号出租 学生认证号';
const RECYCLED = '回收卡密 二手卡密 二手卡 卡密回收';
const PIRATED = '盗版卡密 盗版会员 黑卡!黑卡会员 盗刷';
const DOUBTFUL =
  '内部渠道 特殊渠道 灰色渠道 低价代充 卡bug 漏洞!安全漏洞!漏洞反馈!修复漏洞!漏洞响应 刷会员 撸会员';
const MAYBE_DOUBTFUL = '活动卡!活动卡片 慢充!慢充电 内部价 渠道卡';
const ABSOLUTE =
  '国家级 最高级 最佳 最低价 全网最低 全网最便宜 行业第一 第一品牌 全国第一 销量第一 唯一!唯一标识!唯一编号!唯一性!唯一识别 ' +
  '首个!首个字母 顶级!顶级域名 极致 100%!100%宽 绝对!绝对路径!绝对值 史无前例 独一无二';
const AUTHORISATION =
  '官方授权 官方直连 官方直供 品牌授权 品牌直供 一手货源 源头!源头治理 总代!总代码 正版授权 授权经销商';
const RECRUITING =
  '招代理 诚招代理 招募代理 招收代理 升级代理 代理加盟 开通分站 搭建分站 搭建同款 拿货价 躺赚 日入过万 日入过千 零成本 月入过万';
const JOINING = '加盟费 代理费 入门费 拿货押金';
const FEES = '平台服务费 卡密激活费 激活费 开户费 保证金 手续费另计 另收手续费';
const SERVICE =
  '7x24 7乘24 724小时 24小时在线 全天候 全天在线 24小时内!24小时内容 无理由换卡!不支持无理由换卡!不接受无理由换卡!不提供无理由换卡!不能无理由换卡 无理由退换!不支持无理由退换!不接受无理由退换!不提供无理由退换!不能无理由退换 质保 秒发 包售后 假一赔十';

export const VOCABULARY: readonly Term[] = [
  ...terms('false_perpetual', 'severe', 'advertising-28', PERPETUAL),
  ...terms('prohibited_goods', 'severe', 'copyright-49', CRACKED, { goods: 'cracked' }),
  ...terms('prohibited_goods', 'severe', 'e-commerce-13', SHARED, { goods: 'shared-account' }),
  ...terms('prohibited_goods', 'severe', 'e-commerce-13', RENTAL, { goods: 'account-rental' }),
  ...terms('doubtful_source', 'severe', 'e-commerce-13', RECYCLED, { goods: 'recycled' }),
  ...terms('doubtful_source', 'severe', 'e-commerce-13', PIRATED, { goods: 'pirated' }),
  ...terms('doubtful_source', 'plain', 'e-commerce-13', DOUBTFUL),
  ...terms('doubtful_source', 'mild', 'e-commerce-17', MAYBE_DOUBTFUL),
  ...terms('absolute_terms', 'mild', 'advertising-9', ABSOLUTE),
  ...terms('authorization_claim', 'info', 'advertising-28', AUTHORISATION),
  ...terms('agency_recruiting', 'info', 'pyramid-7', RECRUITING),
  ...terms('agency_recruiting', 'info', 'pyramid-7', JOINING, { negation: 'fee' }),
  ...terms('hidden_fee', 'info', 'price-13', FEES, { negation: 'fee' }),
  ...terms('service_claim', 'info', 'e-commerce-17', SERVICE, { negation: 'none' }),
];

/** Is it the fee an agent is asked for to join? */
export function isJoiningFee({ term }: Pick<Term, 'term'>): boolean {
  return JOINING.split(' ').includes(term);
}
