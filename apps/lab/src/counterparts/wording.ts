import { html, page } from '../answer.ts';
import type { Counterpart, Honest } from './counterpart.ts';

/** The lying one warns of what it sells, spelt so that a search misses it. */
const GOODS: Record<Honest, string> = {
  good: '爱奇艺黄金会员年卡 官方卡密 自动发货',
  degraded: '爱奇艺黄金会员年卡 全网最低 品质顶级',
  lying: '爱奇艺黄金会员 破*解*版 終身會員',
};

const NOTICE = '<p>本店严禁出售破解版、共享账号，谨防终身会员骗局。</p>';

/** A shop by its words. */
export const wordingShop: Counterpart = (manner, { url }) => {
  if (url.pathname === '/') {
    return html(page('甲店', '', `<main>${NOTICE}<a href="/goods">商品</a></main>`));
  }
  if (url.pathname !== '/goods') return null;
  return html(page('商品', '', `<main><h1>${GOODS[manner]}</h1><p>每日上新</p></main>`));
};
