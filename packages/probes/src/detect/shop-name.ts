/** What storefront software puts before a shop's own name on its front page. */
const PAGE_WORDS = /^(首页|主页|购物|商城|商品列表|home|index)\s*[-|_–—·:：]\s*/i;

/** The shop's name out of its front page's title: "购物 - 小年卡盟" is 小年卡盟. */
export function shopName(title: string): string {
  return title.replace(PAGE_WORDS, '') || title;
}
