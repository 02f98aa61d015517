import { plural } from '../i18n/en/plural.ts';
import type { Lang } from '../format/time.ts';
import type { Shape } from '../i18n/types.ts';

const zh = {
  title: '同款全市场到手价',
  item: '商品',
  option: (title: string, sellers: string) => `${title}（${sellers} 家在卖）`,
  mine: (price: string, place: string, all: string) =>
    `本平台到手 ${price}，从低到高第 ${place} / ${all}`,
  about: (title: string, text: string) => `${title}：${text}`,
  mineNone: '本平台这款现在买不到',
  market: (median: string, lo: string, hi: string) => `中位 ${median}，八成在 ${lo}–${hi} 之间`,
  trap: (edge: string, below: string, failed: string) =>
    `低于 ${edge} 的 ${below} 家里，有 ${failed} 家有失效卡密记录`,
  trapNone: (edge: string) => `没有哪家低于 ${edge}（陷阱区）`,
  tooFew: (n: string) => `不足 ${n} 家在卖，不画陷阱区`,
  chart: (title: string, n: string) => `${title}：${n} 家的到手价`,
  hint: '左右方向键逐家查看',
  reading: (name: string, landed: string, listed: string, place: string, all: string) =>
    `${name}：到手 ${landed}（标价 ${listed}），第 ${place} / ${all}`,
  median: '中位',
  trapBand: '陷阱区',
  here: '本平台',
  legendDot: '一点一家：到手价',
  legendLine: '横线：从标价到到手价',
  legendRange: '色带：中间八成的到手价',
  platform: '平台',
  listed: '标价',
  landed: '到手',
  note: '备注',
  least: '有费用未知，只会更高',
  failed: '有失效卡密记录',
  inBand: '在陷阱区',
  empty: '还没有能和别家比的商品',
  emptyHint: '商品认出是什么以后，这里显示所有平台的到手价。认不出的可以在下面更正。',
};

const en: Shape<typeof zh> = {
  title: 'The same goods across the market',
  item: 'Goods',
  option: (title, sellers) => `${title} (${sellers} sellers)`,
  mine: (price, place, all) =>
    `Here it costs ${price} in all, ${place} of ${all} from the cheapest`,
  about: (title, text) => `${title}: ${text}`,
  mineNone: 'It cannot be bought here now',
  market: (median, lo, hi) => `median ${median}, eight in ten between ${lo} and ${hi}`,
  trap: (edge, below, failed) =>
    `Of ${below} below ${edge}, ${failed} ${plural(failed, 'has', 'have')} cards on record that did not work`,
  trapNone: (edge) => `Nobody is below ${edge} (trap band)`,
  tooFew: (n) => `Fewer than ${n} sellers: no trap band`,
  chart: (title, n) => `${title}: landed prices of ${n} platforms`,
  hint: 'Left and right arrow keys go from one to the next',
  reading: (name, landed, listed, place, all) =>
    `${name}: ${landed} in all (list ${listed}), ${place} of ${all}`,
  median: 'median',
  trapBand: 'trap band',
  here: 'this platform',
  legendDot: 'A dot a platform: landed price',
  legendLine: 'Line: from list to landed price',
  legendRange: 'Shaded: the middle eight in ten prices',
  platform: 'Platform',
  listed: 'List price',
  landed: 'Landed',
  note: 'Note',
  least: 'some fees unknown: it can only be more',
  failed: 'cards on record that did not work',
  inBand: 'in the trap band',
  empty: 'Nothing here can be compared with others yet',
  emptyHint:
    'Once it is known what a product is, all platforms’ landed prices are shown here. Correct below what is not recognised.',
};

export type MarketWords = Shape<typeof zh>;

export const MARKET_WORDS: Readonly<Record<Lang, MarketWords>> = { 'zh-CN': zh, en };
