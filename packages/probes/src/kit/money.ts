import { simplifiedText } from './traditional.ts';

/** Beyond this a "price" is a phone number or an order number. 100 million yuan in fen. */
const MAX_FEN = 10_000_000_000;

const AMOUNT = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,8})?`;
const CURRENCY = String.raw`(?:¥|rmb|cny|人民币)`;
const YUAN = String.raw`(?:[¥元圆]|rmb|cny|人民币)`;
/** The number ends here, and counts neither ten thousands nor tenths of a price. */
const END = String.raw`(?!\d|\.\d|,\d{3}|\s{0,3}(?:万|千|亿|折|w|k))`;
const WHOLE = new RegExp(`^${CURRENCY}?(${AMOUNT})${YUAN}?$`);
const MARKED = new RegExp(
  `${CURRENCY}\\s{0,3}(${AMOUNT})${END}|(?<![\\d.,])(${AMOUNT})\\s{0,3}${YUAN}`,
  'g',
);
/** A number beside a word for something else is a stock, a quantity or a term. */
const BARE = new RegExp(
  `(?<![\\d.,])(?<!(?:库存|已售|售出|销量|月销|剩余|积分|评价)\\s{0,3}[:]?\\s{0,3})(${AMOUNT})${END}(?!,\\d|\\s{0,3}(?:[张件个份枚次人天月年日周点分%]|积分))`,
  'g',
);
const RANGE = /\d\s{0,3}[¥元]?\s{0,3}(?:[-~–—−〜]|至|到)\s{0,3}¥?\s{0,3}\d/;
/** 12.8元起 is the lowest of several; 起购 and the like speak of quantities. */
const FROM = new RegExp(`${AMOUNT}\\s{0,3}${YUAN}?\\s{0,3}起(?![订购批拍])|低至|最低价`);
const FOREIGN =
  /[$€£₩₽฿円]|usd|usdt|hkd|twd|jpy|krw|eur|gbp|sgd|myr|美元|美金|港[币元]|台币|日[元圆]|欧元|英镑|韩元|泰铢|卢布/;
/** What stands before an amount that not every buyer pays, or that nobody pays any more. */
const OTHER_PRICE =
  /(?:会员|vip|代理|批发|拿货|等级|拼团|原|市场|划线|官方|官网|吊牌)价\s{0,3}[:]?\s{0,3}(?:¥|rmb|cny)?\s{0,3}$/;

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/**
 * Full-width digits, signs and spaces become their plain forms, traditional characters the simplified;
 * what nobody sees is gone.
 */
export function plainForm(text: string): string {
  return simplifiedText(text.normalize('NFKC').replace(INVISIBLE, '').toLowerCase());
}

/** Exact decimal arithmetic on the digits; the third decimal rounds half up. */
function fenOf(amount: string): number | null {
  const [whole = '0', decimals = ''] = amount.replaceAll(',', '').split('.');
  const padded = `${decimals}000`;
  const fen =
    Number(whole) * 100 + Number(padded.slice(0, 2)) + (Number(padded.charAt(2)) >= 5 ? 1 : 0);
  return fen <= MAX_FEN ? fen : null;
}

/**
 * Integer fen of an amount in yuan as storefronts write it: `178`, `"178.00"`, `"1674.8000"`,
 * `"¥ 1,280.50"`, full-width forms. null for anything else, negative amounts included.
 */
export function toFen(value: unknown): number | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  const text = plainForm(String(value)).replace(/\s+/g, '');
  const amount = text.length > 40 ? undefined : WHOLE.exec(text)?.[1];
  return amount === undefined ? null : fenOf(amount);
}

/** What marks the price to pay among several, as in 原价 ¥200 现价 ¥178. */
const PRESENT = new RegExp(
  `(?:现价|售价|到手价|优惠价|特价|折后价|活动价)\\s{0,3}[:]?\\s{0,3}${CURRENCY}?\\s{0,3}(${AMOUNT})${END}`,
);

/**
 * The one price a short text shows, in fen: the amount called the present price, else the only
 * amount in yuan, else the only amount there is. A range, a lowest price, another currency, another
 * buyer's price, or several amounts of which none is called the price, is no price: null.
 */
export function fenIn(input: string): number | null {
  const text = plainForm(input.slice(0, 500));
  if (RANGE.test(text) || FROM.test(text) || /[-−]\s*¥?\s*\d/.test(text)) return null;
  const present = PRESENT.exec(text)?.[1];
  const isForeign = FOREIGN.test(text);
  if (present !== undefined && !isForeign) return fenOf(present);
  const own = ({ index }: { index: number }) => !OTHER_PRICE.test(text.slice(0, index).slice(-20));
  const all = [...text.matchAll(MARKED)];
  if (all.length > 0) {
    return onlyOne(all.filter(own).map((match) => match[1] ?? match[2] ?? ''));
  }
  if (isForeign) return null;
  return onlyOne([...text.matchAll(BARE)].filter(own).map(([amount]) => amount));
}

function onlyOne(amounts: string[]): number | null {
  const prices = new Set(amounts.map(fenOf));
  const [price = null] = prices;
  return prices.size === 1 ? price : null;
}
