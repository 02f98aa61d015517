import { type Answer, html, page } from './answer.ts';

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

/** What the next owner of a name shows: HTTP 200, and no shop. */
export function parkedName(): Answer {
  return html(
    page('该域名正在出售', '', '<main><h1>该域名正在出售</h1><p>有意者请联系。</p></main>'),
  );
}
