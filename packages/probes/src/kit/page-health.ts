import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { isRecord, parseJson } from './json.ts';
import { htmlOf, titleOf, visibleText } from './html.ts';
import type { Page } from './types.ts';

export type PageHealth =
  | { kind: 'ok' }
  /** An answer with nothing in it: neither a shop nor a notice. */
  | { kind: 'blank' }
  | { kind: 'shop-closed' | 'shop-frozen' | 'maintenance' }
  /** The name leads to no shop at all: for sale, expired, or a server's own page. */
  | { kind: 'parked' }
  | { kind: 'challenged' | 'blocked' | 'login-required'; detail: string };

/** The answers that say there is no such page; every other refusal says something else. */
export function isGone(status: number): boolean {
  return status === 404 || status === 410;
}

/** A wall says little else; a shop page that mentions the same words says much more. */
const SHORT_PAGE = 400;

const WALL_TITLE =
  /安全验证|人机验证|身份验证|访问验证|滑动验证|拼图验证|请完成验证|验证码|just a moment|attention required|security check|请稍候/i;
const WALL_TEXT =
  /安全验证|人机验证|访问验证|滑动(?:滑块|验证)|拖动(?:下方|滑块)|拼图验证|完成.{0,6}拼图|(?:输入|完成).{0,10}验证码?|正在(?:验证|检查)您?的浏览器|checking your browser|verify you are (?:a )?human/i;
const WALL_SCRIPT =
  /\/cdn-cgi\/challenge-platform\/|__jsl_clearance|geetest|initGeetest|TencentCaptcha|turnstile\/v0|hcaptcha\.com|recaptcha\/api|_waf_|acw_sc__v2|aliyun_waf|\$_ts=/;
const BLOCK_TEXT =
  /请求可能存在(?:恶意|威胁)|存在恶意攻击行为|网站防火墙|web应用防火墙|访问被(?:阻断|拒绝|拦截)|请求被(?:阻断|拒绝|拦截)|您的ip.{0,20}(?:封禁|限制|黑名单)|safeline|access denied/i;

/** A notice that the shop is shut is nearly all the page says. */
const NOTICE_PAGE = 200;

const FROZEN = /(?:店铺|商店|本店).{0,6}(?:冻结|封禁|封停|停封)/;
const CLOSED = /(?:店铺|商店|本店).{0,6}(?<!不)(?:维护|歇业|打烊|关闭|停业|休息)|暂停营业|歇业中/;
const MAINTENANCE =
  /(?:系统|网站|站点|平台|服务器)(?:正在)?(?:进行)?(?:升级)?维护|维护中(?!国|华|小)|under maintenance/i;
const LOGIN = /请先登[录陆]|登[录陆]后(?:再|才能|方可|查看|购买)|需要登[录陆]|未登[录陆]/;

const PARKED =
  /域名.{0,8}(?:出售|转让|待售|停放|已过期|已到期)|(?:出售|转让).{0,4}域名|domain (?:name )?(?:is|may be) (?:available )?for sale|buy this domain|domain (?:has )?expired|parked (?:free|domain)|sedoparking|没有找到站点|站点创建成功|welcome to nginx|apache2? .{0,20}default page/i;

function shopWord(text: string): 'shop-closed' | 'shop-frozen' | 'maintenance' | null {
  if (FROZEN.test(text)) return 'shop-frozen';
  if (CLOSED.test(text)) return 'shop-closed';
  return MAINTENANCE.test(text) ? 'maintenance' : null;
}

function jsonHealth(body: Record<string, unknown>): PageHealth {
  const message = body['msg'] ?? body['message'];
  const text = typeof message === 'string' ? message.slice(0, 300) : '';
  const shop = shopWord(text);
  if (shop !== null) return { kind: shop };
  if (LOGIN.test(text)) return { kind: 'login-required', detail: text };
  if (/验证码|人机验证/.test(text)) return { kind: 'challenged', detail: text };
  return { kind: 'ok' };
}

/** Challenges that show in the answer's status and headers, whatever the body says. */
function challengeOf(page: Page): string | null {
  const { status, headers } = page;
  if (headers['cf-mitigated'] === 'challenge') return 'cf-mitigated: challenge';
  const cookies = headers['set-cookie'] ?? '';
  if (status === 521 && /__jsluid|__jsl_clearance/.test(cookies + page.text.slice(0, 5_000))) {
    return '521 with a __jsl cookie';
  }
  if (status === 412 && /<script/i.test(page.text.slice(0, 20_000))) return '412 with a script';
  return null;
}

const FORMS = 'input[name=by_amount],input[name=num],input[name=gid],input[type=password]';

function wallOf(page: Page, title: string, text: string): string | null {
  // Forms for orders and logins may well ask for a captcha; a wall asks for nothing else.
  if (htmlOf(page)(FORMS).length > 0) return null;
  if (WALL_TITLE.test(title)) return `title: ${title}`;
  if (text.length > SHORT_PAGE) return null;
  const script = WALL_SCRIPT.exec(page.text.slice(0, 200_000))?.[0];
  if (script !== undefined && (page.status !== 200 || text.length < 100 || WALL_TEXT.test(text))) {
    return `script: ${script}`;
  }
  const said = WALL_TEXT.exec(text)?.[0];
  return said === undefined ? null : `text: ${said}`;
}

/** By page, and by what of a page counts: most are, at every look, what they were at the last. */
const ofPage = new WeakMap<Page, PageHealth>();
const ofBody = new LRUCache<string, PageHealth>({ max: 20_000 });

/**
 * What a page really is, judged by its body, since these sites answer 200 to nearly everything.
 * `ok` only means that nothing speaks against reading it.
 */
export function pageHealth(page: Page): PageHealth {
  const told = ofPage.get(page);
  if (told !== undefined) return told;
  const health = healthOf(page);
  ofPage.set(page, health);
  return health;
}

function healthOf(page: Page): PageHealth {
  const challenge = challengeOf(page);
  if (challenge !== null) return { kind: 'challenged', detail: challenge };
  const key = [page.status, page.headers['retry-after'] !== undefined, hash('sha256', page.text)];
  const before = ofBody.get(key.join());
  if (before !== undefined) return before;
  const health = bodyHealth(page);
  ofBody.set(key.join(), health);
  return health;
}

/** By its text, its status, and whether it asks us to wait: see healthOf. */
function bodyHealth(page: Page): PageHealth {
  const json = /^\s*\{/.test(page.text) ? parseJson(page.text) : undefined;
  if (isRecord(json)) {
    const health = jsonHealth(json);
    if (health.kind !== 'ok') return health;
  } else {
    const title = titleOf(page);
    const text = visibleText(page);
    const wall = wallOf(page, title, text);
    if (wall !== null) return { kind: 'challenged', detail: wall };
    const shop = shopWord(title) ?? (text.length <= NOTICE_PAGE ? shopWord(text) : null);
    if (shop !== null) return { kind: shop };
    if (PARKED.test(title) || (text.length <= SHORT_PAGE && PARKED.test(text))) {
      return { kind: 'parked' };
    }
    const refusal = text.length <= SHORT_PAGE ? BLOCK_TEXT.exec(text)?.[0] : undefined;
    if (refusal !== undefined) return { kind: 'blocked', detail: `text: ${refusal}` };
    if (text.length <= SHORT_PAGE && LOGIN.test(text)) {
      return { kind: 'login-required', detail: LOGIN.exec(text)?.[0] ?? '' };
    }
  }

  if (page.status === 401) return { kind: 'login-required', detail: 'HTTP 401' };
  if (page.status === 403 || page.status === 429 || page.status === 451) {
    return { kind: 'blocked', detail: `HTTP ${page.status}` };
  }
  if (page.status === 503 && page.headers['retry-after'] !== undefined) {
    return { kind: 'blocked', detail: 'HTTP 503 with Retry-After' };
  }
  return page.text.trim() === '' ? { kind: 'blank' } : { kind: 'ok' };
}
