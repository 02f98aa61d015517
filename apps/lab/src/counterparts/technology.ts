import { html, json, page } from '../answer.ts';
import type { Counterpart } from './counterpart.ts';

const FORM = '<h1>订单查询</h1><form><input name="order_no" placeholder="订单号"></form>';

/** A shop by its technology, and the registry of its name below `/rdap/`. */
export const technologyShop: Counterpart = (manner, { url }) => {
  switch (url.pathname) {
    case '/':
      return html(page('甲店', '', '<main>欢迎光临 <a href="/query">订单查询</a></main>'));
    case '/query':
      if (manner === 'degraded') return null;
      // A link that leads nowhere in particular.
      return html(page('订单', '', `<main>${manner === 'lying' ? '功能升级中' : FORM}</main>`));
    case '/shared/authentication/connect':
      if (manner === 'good') return json({ code: 0, msg: '商户ID不存在' });
      return manner === 'lying' ? html(page('甲店', '', '<main>欢迎光临</main>')) : null;
    default:
      return null;
  }
};
