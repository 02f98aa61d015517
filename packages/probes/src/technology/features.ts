import { htmlOf } from '../kit/html.ts';
import { isRecord, parseJson } from '../kit/json.ts';
import type { Look } from '../kit/look.ts';
import { isGone } from '../kit/page-health.ts';
import { linksOf, pageText } from '../kit/page-text.ts';
import type { Page } from '../kit/types.ts';
import type { Config, Feature, Seen } from './schema.ts';

type Get = (url: string, init?: { method: 'POST'; body: string }) => Promise<Look>;

/** Where each software has its order query and its docking API (domain.md §2). */
const PATHS: Readonly<Record<Seen['software'], { query: string | null; docking: string | null }>> =
  {
    'acg-faka': { query: '/user/index/query', docking: '/shared/authentication/connect' },
    dujiaoka: { query: '/order-search', docking: null },
    unknown: { query: null, docking: null },
  };

const QUERY_LINK = /订单查询|查询订单|查订单|查单|提取卡密|order (?:query|search|lookup)/i;

/** A form to type an order's number or contact into. */
function isQueryPage(page: Page): boolean {
  const $ = htmlOf(page);
  const asks = $('form input,form textarea,input[type=text],input[name]').length > 0;
  return asks && QUERY_LINK.test(pageText(page).slice(0, 20_000));
}

export async function orderQueryOf(
  config: Config,
  front: Page,
  software: Seen['software'],
  get: Get,
): Promise<Feature> {
  const link = linksOf(front).find(({ text }) => QUERY_LINK.test(text))?.url;
  const usual = PATHS[software].query;
  const url =
    config.orderQueryUrl ?? link ?? (usual === null ? null : new URL(usual, front.url).href);
  if (url === null) {
    // Scripts may put a link where the source has none.
    return htmlOf(front)('a[href]').length === 0
      ? { state: 'unknown', cause: 'unparseable', detail: 'the page shows no links by itself' }
      : { state: 'absent', url, detail: 'no link to it' };
  }
  const look = await get(url);
  if (look.kind === 'failed') return { state: 'unknown', cause: look.cause, detail: look.detail };
  const { status } = look.page;
  if (isGone(status)) return { state: 'absent', url, detail: `HTTP ${status}` };
  if (look.health.kind === 'login-required') {
    return { state: 'unknown', cause: 'blocked', detail: 'login required' };
  }
  if (status >= 400) return { state: 'unknown', cause: 'unreachable', detail: `HTTP ${status}` };
  if (isQueryPage(look.page)) return { state: 'present', url, detail: '' };
  return { state: 'unknown', cause: 'unparseable', detail: 'no form to be seen' };
}

/** An answer for machines, if only that no key was given: the API is there. */
export async function dockingApiOf(
  config: Config,
  front: Page,
  software: Seen['software'],
  get: Get,
): Promise<Feature> {
  const usual = PATHS[software].docking;
  const url = config.dockingUrl ?? (usual === null ? null : new URL(usual, front.url).href);
  if (url === null) return { state: 'unknown', cause: null, detail: 'no address to ask' };
  const look = await get(url, { method: 'POST', body: '' });
  if (look.kind === 'failed') return { state: 'unknown', cause: look.cause, detail: look.detail };
  const { status, text } = look.page;
  // Before the body: frameworks write such answers for machines as well.
  if (isGone(status) || status === 405) return { state: 'absent', url, detail: `HTTP ${status}` };
  if (status >= 500) return { state: 'unknown', cause: 'unreachable', detail: `HTTP ${status}` };
  const body = parseJson(text);
  if (isRecord(body) && ('code' in body || 'status' in body || 'msg' in body)) {
    return { state: 'present', url, detail: `HTTP ${status}` };
  }
  return {
    state: 'unknown',
    cause: 'unparseable',
    detail: `HTTP ${status}, no answer for machines`,
  };
}
