import { defineProbe } from '../kit/define.ts';
import { itemKeyOf } from '../kit/item.ts';
import { indicate, INDICATORS } from './indicate.ts';
import { Config, needsBrowser, Seen } from './schema.ts';

export const priceDrift = defineProbe({
  kind: 'price-drift',
  title: { zh: '价格与库存', en: 'Prices and stock' },
  description: {
    zh: '按计划读取商品的游客价、会员价、阶梯价、库存与上架状态，与其他平台的同类商品比较，发现涨价、异常低价与断货。',
    en: 'Reads guest, member and tier prices, stock and listing state on schedule, compares them with other platforms, and finds price rises, suspicious dumps and sell-outs.',
  },
  resource: 'http',
  resourceFor: (config) => (needsBrowser(config) ? 'browser' : 'http'),
  defaultIntervalSeconds: 6 * 3600,
  minIntervalSeconds: 300,
  indicators: INDICATORS,
  config: Config,
  seen: Seen,
  looking: () => import('./observe.ts'),
  // What they show speaks for itself; that they could not be looked at is what others may mend.
  vantages: { doubt: () => null },
  indicate,
  offers: (seen, corrections) =>
    seen.offers.map((offer) => ({ offer, item: itemKeyOf(offer, corrections) })),
});
