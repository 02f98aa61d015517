import { html, page } from '../answer.ts';
import type { Counterpart, Honest } from './counterpart.ts';

const WELCOME = '<p>欢迎光临本店，全部商品自动发货，购买前请阅读说明，7×24小时客服在线。</p>';
const RULES = '<p>第一条 本规则适用于本站全部商品与服务，请在下单前仔细阅读。</p>'.repeat(4);

/** The lying one has every link and every number, and none of them holds. */
const CODES: Record<Honest, string> = {
  good: '9144030071526726XG',
  degraded: '91440300******26XG',
  lying: '91440300715267260A',
};
const FOOTERS: Record<Honest, string> = {
  good: '粤ICP备2021000001号-1 粤公网安备 44010602000001号',
  degraded: '粤ICP备2021000001',
  lying: '粤ICP备20210号',
};
const LINKS =
  '<a href="/licence">营业执照</a> <a href="/terms">用户协议</a> <a href="/refund">退款规则</a>';

/** A shop by what it discloses. */
export const disclosureShop: Counterpart = (manner, { url }) => {
  const privacy = manner === 'degraded' ? '' : ' <a href="/privacy">隐私政策</a>';
  switch (url.pathname) {
    case '/':
      return html(
        page(
          '甲店',
          '',
          `<main>${WELCOME}</main><footer>${LINKS}${privacy} ${FOOTERS[manner]}</footer>`,
        ),
      );
    case '/licence':
      return html(
        page(
          '营业执照',
          '',
          `<main><p>统一社会信用代码：${CODES[manner]}</p><p>经营范围：第二类增值电信业务</p></main>`,
        ),
      );
    case '/terms':
    case '/refund':
    case '/privacy':
      if (manner === 'lying') return html(page('规则', '', '<main>敬请期待</main>'));
      return html(page('规则', '', `<main>${RULES}</main>`));
    default:
      return null;
  }
};
