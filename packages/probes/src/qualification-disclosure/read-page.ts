import { htmlOf } from '../kit/html.ts';
import { linksOf, type PageLink } from '../kit/page-text.ts';
import type { Page } from '../kit/types.ts';
import type { Policy } from './schema.ts';

const POLICY_LINKS: Readonly<Record<Policy, RegExp>> = {
  terms: /用户协议|服务协议|服务条款|使用条款|购买协议|购买须知|交易规则|平台规则|terms of/i,
  refund: /退款|退换|退货|售后(?:政策|服务|规则|说明|条款)|换卡(?:规则|政策|说明)|质保|refund/i,
  privacy: /隐私|个人信息保护|privacy/i,
};

/** The first link whose text names the policy. */
export function policyLink(page: Page, policy: Policy): PageLink | null {
  return linksOf(page).find(({ text }) => POLICY_LINKS[policy].test(text)) ?? null;
}

const LICENCE = /营业执照|证照信息|证照公示|经营者信息|主体信息|亮照/;

/** The link that shows the licence, on the site or in the register; null when there is none. */
export function licenceLink(page: Page): PageLink | null {
  const byText = linksOf(page).find(({ text }) => LICENCE.test(text));
  return byText ?? linksOf(page).find(({ url }) => isRegister(url)) ?? null;
}

/** The register's own page about a licence; it answers no machine. */
export function isRegister(url: string): boolean {
  return /(?:^|\.)gsxt\.gov\.cn$|(?:^|\.)samr\.gov\.cn$/.test(new URL(url).hostname);
}

/** A picture or a block of the licence on the page itself. */
export function showsLicence(page: Page, text: string): boolean {
  const pictures = htmlOf(page)('img[alt],img[title]').toArray().slice(0, 300);
  const named = pictures.some(({ attribs }) =>
    LICENCE.test(`${attribs['alt'] ?? ''} ${attribs['title'] ?? ''}`),
  );
  return named || /统一社会信用代码|营业执照(?:注册)?号/.test(text);
}

export function leadsToFilingRegister(page: Page): boolean {
  return linksOf(page).some(({ url }) => new URL(url).hostname.endsWith('beian.miit.gov.cn'));
}

const NAMES =
  /[\p{Script=Han}()（）]{2,40}?(?:股份有限公司|有限责任公司|有限公司|工作室|经营部|商行)/gu;

/** Names of firms a text states, brackets made uniform, each once. */
export function legalNamesIn(text: string): string[] {
  const met = [...text.slice(0, 100_000).matchAll(NAMES)].map(([name]) =>
    name
      .replaceAll('（', '(')
      .replaceAll('）', ')')
      .replace(/^(?:版权所有|经营主体|公司名称)/, ''),
  );
  return [...new Set(met)].slice(0, 5);
}

const ROUND_THE_CLOCK = /7\s*[×xX*✕✖乘]\s*24|24\s*[×xX*✕✖]\s*7|全天候|24小时(?:在线)?(?:客服|服务)/;
const WITHIN_A_DAY = /24\s*小时(?:之)?内[^\n。；]{0,12}(?:解决|处理|换|退|回复|响应)/;

/** What a text promises about service; a promise is no measurement. */
export function claimsIn(text: string): { roundTheClock: boolean; solvedWithinADay: boolean } {
  return { roundTheClock: ROUND_THE_CLOCK.test(text), solvedWithinADay: WITHIN_A_DAY.test(text) };
}

/** Words a policy must have to be one; a heading alone is none. */
const LEAST_POLICY = 80;

export function saysSomething(text: string): boolean {
  return text.replace(/\s/g, '').length >= LEAST_POLICY;
}

/** A page that scripts fill in shows next to nothing by itself. */
export function isReadable(page: Page, text: string): boolean {
  const words = text.split('\n').slice(1).join('').length;
  return words >= 60 || htmlOf(page)('script').length === 0;
}
