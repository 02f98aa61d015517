import { html, page } from '../answer.ts';
import { closedShop } from '../walls.ts';
import type { Counterpart, Honest } from './counterpart.ts';

const FOOTERS: Record<Honest, string> = {
  good: '客服QQ：800012345 微信：shop_kefu 在线时间 7×24小时',
  degraded: '客服QQ：800012345',
  // Round the clock, says the shop, and names nobody.
  lying: '7×24小时在线客服，随时为您服务',
};

/** The front page of a shop: open, frozen, or shut behind an answer of 200; and its contact page. */
export const frontPage: Counterpart = (manner, { url }) => {
  if (url.pathname === '/contact') {
    return html(page('联系我们', '', `<main><h1>联系客服</h1><p>${FOOTERS[manner]}</p></main>`));
  }
  if (url.pathname !== '/') return null;
  if (manner === 'lying') return closedShop();
  const words = manner === 'good' ? '欢迎光临，全场自动发货' : '店铺已冻结';
  return html(page('甲店', '', `<main>${words}</main>`));
};
