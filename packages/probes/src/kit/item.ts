import type { MarketItem } from '@kaopu/scoring';
import { plainForm } from './money.ts';

/** What a title sells, precise enough to compare its price with other shops'. */
export interface Item {
  brand: string;
  /** Months of membership; a week is 7/30. */
  months: number;
  delivery: 'code' | 'recharge';
  /** e.g. `iqiyi/12m/code`, `tencent-video-svip/1m/recharge`, `iqiyi@hk/12m/code`. */
  key: string;
}

const BRANDS: Record<string, readonly string[]> = {
  iqiyi: ['爱奇艺', 'iqiyi'],
  'tencent-video': ['腾讯视频', '腾讯会员', '超级影视'],
  youku: ['优酷', 'youku'],
  mgtv: ['芒果tv', '芒果', 'mgtv'],
  bilibili: ['哔哩哔哩', 'bilibili', 'b站'],
  sohu: ['搜狐视频'],
  migu: ['咪咕'],
  'netease-music': ['网易云'],
  'qq-music': ['qq音乐', 'qq绿钻', '豪华绿钻', '绿钻'],
  kugou: ['酷狗'],
  kuwo: ['酷我'],
  ximalaya: ['喜马拉雅'],
  qingting: ['蜻蜓fm'],
  'baidu-disk': ['百度网盘', '百度云'],
  aliyundrive: ['阿里云盘'],
  quark: ['夸克'],
  thunder: ['迅雷'],
  zhihu: ['知乎'],
  weread: ['微信读书'],
  wps: ['wps'],
  keep: ['keep'],
  'didi-bike': ['青桔'],
  hellobike: ['哈啰', '哈罗'],
};

/** Levels priced apart from the ordinary membership; a title without one means the ordinary level. */
const LEVELS: readonly (readonly [string, RegExp])[] = [
  ['diamond', /星钻/],
  ['platinum', /白金/],
  ['svip', /svip|超级会员|超级影视|超级vip/],
  ['sports', /体育/],
  ['kids', /儿童|少儿|亲子/],
  ['student', /学生/],
  ['tv', /酷喵|云视听|奇异果|电视|tv会员|大屏|全屏/],
];

/** Sold for use outside the mainland, or from there: other goods at other prices. */
const REGIONS: readonly (readonly [string, RegExp])[] = [
  ['hk', /香港|港区|港服/],
  ['tw', /台湾|台区|台服/],
  ['us', /美区|美服|美国/],
  ['jp', /日区|日服|日本/],
  ['intl', /国际版|海外|全球/],
];

/** Not the same goods as a membership of one's own, whatever else the title says. */
const OTHER_GOODS = /合租|共享|租号|车票|拼车|联合会员|联名|账号|帐号|回收/;

const WORDS: readonly (readonly [RegExp, number])[] = [
  [/半年/, 180],
  [/年[卡费]|[一1]年|包年|全年/, 360],
  [/季[卡度]|包季/, 90],
  [/月[卡度]|包月/, 30],
  [/周[卡]/, 7],
  [/[日天]卡/, 1],
];

const DAYS_PER_MONTH = 30;

/** Days as sold: a year counts 360, so that 12 months, a year and 365 days are the same goods. */
function soldDays(count: number, unit: string): number {
  if (unit === '年') return count * 360;
  if (unit.endsWith('月')) return count * DAYS_PER_MONTH;
  if (unit === '周') return count * 7;
  if (count >= 360 && count <= 372) return 360;
  return count === 31 ? DAYS_PER_MONTH : count;
}

const NUMERALS: Readonly<Record<string, string>> = {
  一: '1',
  两: '2',
  二: '2',
  三: '3',
  六: '6',
  九: '9',
  十二: '12',
};

function durationDays(text: string): number | null {
  const title = text.replace(
    /(?<![一二三四五六七八九十])(十二|[一两二三六九])(?=个月|年(?!卡))/g,
    (written) => NUMERALS[written] ?? written,
  );
  const explicit = new Set(
    [...title.matchAll(/(\d{1,4})\s{0,2}(个月|月|天|日(?!卡)|周|年)/g)].map((match) =>
      soldDays(Number(match[1]), match[2] ?? ''),
    ),
  );
  if (explicit.size > 0) return explicit.size === 1 ? ([...explicit][0] ?? null) : null;
  const half = /半年/.test(title);
  const words = new Set(
    WORDS.filter(([pattern, days]) => pattern.test(title) && !(half && days === 360)).map(
      ([, days]) => days,
    ),
  );
  return words.size === 1 ? ([...words][0] ?? null) : null;
}

function durationKey(days: number): string {
  return days % DAYS_PER_MONTH === 0 ? `${days / DAYS_PER_MONTH}m` : `${days}d`;
}

/**
 * Which item a product title names, or null when it is not clear enough to compare: no or several
 * brands, no or contradictory durations, shared accounts. A card secret is assumed unless the title
 * speaks of recharging only.
 */
export function itemOf(title: string): Item | null {
  const text = plainForm(title.slice(0, 300));
  if (OTHER_GOODS.test(text)) return null;
  const brands = Object.entries(BRANDS).filter(([, aliases]) =>
    aliases.some((alias) => text.includes(alias)),
  );
  const [first, second] = brands;
  if (first === undefined || second !== undefined) return null;
  const days = durationDays(text);
  if (days === null || days === 0) return null;

  const level = LEVELS.find(([, pattern]) => pattern.test(text.replace('芒果tv', '芒果')))?.[0];
  const region = REGIONS.find(([, pattern]) => pattern.test(text))?.[0];
  const goods = level === undefined ? first[0] : `${first[0]}-${level}`;
  const brand = region === undefined ? goods : `${goods}@${region}`;
  const code = /卡密|激活码|兑换码|cdk|兑换卡/.test(text);
  const delivery = !code && /直充|代充|充值|代开/.test(text) ? 'recharge' : 'code';
  return {
    brand,
    months: days / DAYS_PER_MONTH,
    delivery,
    key: `${brand}/${durationKey(days)}/${delivery}`,
  };
}

/** What people said of products whose titles mislead, by product; null: not to be compared. */
export type Corrections = Readonly<Record<string, string | null>>;

/** The item a product is compared under: a person's word first, else what its title says. */
export function itemKeyOf(
  { ref, title }: { ref: string; title: string },
  corrections: Corrections,
): string | null {
  const said = Object.hasOwn(corrections, ref) ? corrections[ref] : undefined;
  return said === undefined ? (itemOf(title)?.key ?? null) : said;
}

/** What a key of the form `brand/duration/delivery` stands for; null for others. */
export function marketItem(key: string): MarketItem | null {
  const parts = /^([a-z0-9][a-z0-9@-]{0,60})\/(\d{1,4})([md])\/(code|recharge)$/.exec(key);
  if (parts === null) return null;
  const [, brand = '', count = '', unit = '', delivery = ''] = parts;
  const months = unit === 'm' ? Number(count) : Number(count) / DAYS_PER_MONTH;
  return { key, brand, delivery, months };
}

/** The brands a text names, by the ids items are known by. */
export function brandsIn(text: string): string[] {
  const plain = plainForm(text.slice(0, 300));
  return Object.entries(BRANDS)
    .filter(([, aliases]) => aliases.some((alias) => plain.includes(alias)))
    .map(([brand]) => brand);
}
