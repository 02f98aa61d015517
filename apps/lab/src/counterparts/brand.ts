import { html, page } from '../answer.ts';
import type { Counterpart, Honest } from './counterpart.ts';

/** Of the operator 深圳甲乙科技有限公司: named, named as over, and part of another firm's name. */
const ROWS: Record<Honest, string> = {
  good: '深圳甲乙科技有限公司',
  degraded: '深圳甲乙科技有限公司（已终止合作）',
  lying: '广州深圳甲乙科技有限公司',
};

/** What the number look-up answers: the operator, that there is no such number, another firm. */
const LOOKUPS: Record<Honest, string> = {
  good: '授权编号 IQ-2026-1 被授权方：深圳甲乙科技有限公司',
  degraded: '未查询到相关授权信息',
  lying: '授权编号 IQ-2026-1 被授权方：上海丙丁网络有限公司',
};

/** The letter of the degraded one ends in five days, the lying one's is another firm's. */
const LETTERS: Record<Honest, string> = {
  good: '被授权方：深圳甲乙科技有限公司 期限至2027年12月31日',
  degraded: '被授权方：深圳甲乙科技有限公司 期限至2026年12月3日',
  lying: '被授权方：上海丙丁网络有限公司 期限至2027年12月31日',
};

/** A brand's own site with its partners, and the letter that a shop shows. */
export const brandSite: Counterpart = (manner, { url }) => {
  switch (url.pathname) {
    case '/partners':
      return html(
        page(
          '授权合作伙伴',
          '',
          `<main><ul><li>北京戊己科技有限公司</li><li>${ROWS[manner]}</li></ul></main>`,
        ),
      );
    case '/lookup':
      return html(page('授权查询', '', `<main><p>${LOOKUPS[manner]}</p></main>`));
    case '/letter':
      return html(page('授权书', '', `<main><p>${LETTERS[manner]}</p></main>`));
    default:
      return null;
  }
};

const SHELL = page(
  '品牌官网',
  '',
  `<main id="app">加载中…</main><script>
fetch('/data' + location.pathname + location.search)
  .then((answer) => answer.text())
  .then((text) => new DOMParser().parseFromString(text, 'text/html').querySelector('main'))
  .then((main) => document.querySelector('#app').replaceChildren(...main.childNodes));
</script>`,
);

/** The same site as brands build it today: without scripts its pages are empty. */
export const scriptedBrandSite: Counterpart = (manner, request) => {
  const { url } = request;
  const data = '/data';
  if (!url.pathname.startsWith(data)) {
    return brandSite(manner, request) === null ? null : html(SHELL);
  }
  return brandSite(manner, { ...request, url: new URL(url.pathname.slice(data.length), url) });
};
