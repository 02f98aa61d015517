import { type Answer, html, json, page } from './answer.ts';
import type { Mode } from './shop.ts';

/** What stands in front of a shop that suspects robots: HTTP 200 and nothing of the shop. */
export function captchaWall(): Answer {
  return html(
    page(
      '安全验证',
      '',
      `<main><h1>安全验证</h1><p>请拖动下方滑块完成验证，以继续访问。</p><div class="slider-captcha"></div></main>`,
    ),
  );
}

/** What a shop shows that its owner has closed: HTTP 200 again. */
export function closedShop(): Answer {
  return html(
    page('店铺正在维护', '', '<main><h1>店铺正在维护</h1><p>店铺正在维护，请稍后再来。</p></main>'),
  );
}

/** Says that we ask too often. */
function tooOften(): Answer {
  return html(page('429', '', '<main>请求过于频繁，请稍后再试</main>'), 429);
}

/** A shop that an operator of the site has frozen, as a program says so to everybody. */
function frozenShop(): Answer {
  return html(page('店铺已冻结', '', '<main>店铺已冻结</main>'));
}

/** Only for members. */
function loginWall(): Answer {
  return html(page('登录', '', '<main>请先登录后再购买哦</main>'));
}

/** What the next owner of a name shows: HTTP 200, and no shop. */
function parkedName(): Answer {
  return html(
    page('该域名正在出售', '', '<main><h1>该域名正在出售</h1><p>有意者请联系。</p></main>'),
  );
}

/** What a firewall says to an address it has on its list. */
export function shutOut(): Answer {
  return html(page('403', '', '<main>访问被拒绝：您的IP已被限制</main>'), 403);
}

/** What every visitor gets in such a mode, whatever software it runs; null when the software answers. */
export function troubleOf(mode: Mode): Answer | null {
  switch (mode) {
    case 'captcha':
      return captchaWall();
    case 'parked':
      return parkedName();
    case 'limited':
      return tooOften();
    case 'frozen':
      return frozenShop();
    case 'login':
      return loginWall();
    case 'broken':
      return html(page('500', '', '<main>500 Internal Server Error</main>'), 500);
    case 'garbage':
      return { ...json({}), body: '{"code":200,"data":[{"id":1,"na' };
    case 'normal':
    case 'slow':
    case 'closed':
    case 'down':
      return null;
  }
}
