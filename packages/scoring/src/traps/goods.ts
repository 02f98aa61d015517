import type { Text } from '../text.ts';

/** Kinds of goods that must not be sold: the subjects of the topic `forbidden-offer`. */
export const GOODS = [
  'cracked',
  'shared-account',
  'account-rental',
  'recycled',
  'pirated',
] as const;
export type Goods = (typeof GOODS)[number];

const NAMES: Readonly<Record<Goods, Text>> = {
  cracked: { zh: '破解版', en: 'cracked versions' },
  'shared-account': { zh: '共享账号', en: 'shared accounts' },
  'account-rental': { zh: '账号租赁', en: 'rented accounts' },
  recycled: { zh: '回收卡密', en: 'recycled cards' },
  pirated: { zh: '盗版、黑卡', en: 'pirated or stolen cards' },
};

/** A kind of goods in words; one that we do not know is named as it came. */
export function goodsText(kind: string): Text {
  const known = GOODS.find((goods) => goods === kind);
  return known === undefined ? { zh: kind, en: kind } : NAMES[known];
}
