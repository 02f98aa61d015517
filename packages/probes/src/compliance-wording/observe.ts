import { unknown } from '../kit/fault.ts';
import { type FailedPage, isSiteWide } from '../kit/failure.ts';
import type { ReadPage } from '../kit/labelled.ts';
import { type Look, lookAt } from '../kit/look.ts';
import { isGone } from '../kit/page-health.ts';
import { ownLinksOf } from '../kit/page-text.ts';
import { ACG_PATHS, isAcgFaka, readAcgList } from '../kit/storefronts/acg-faka.ts';
import type { Outcome, ProbeContext } from '../kit/types.ts';
import { collectHits } from './hits.ts';
import type { Config, Seen } from './schema.ts';
import { isCutOff, isShell, pageTexts, type SiteText } from './texts.ts';

/** Links that lead to no words: logins, baskets, files. */
const IDLE =
  /\.(?:png|jpe?g|gif|svg|ico|css|js|zip|rar|apk|exe|pdf|mp4)$|\/(?:login|register|logout|cart|captcha)\b/i;

/** What a shop lists in a document of its own, where its pages are filled in by scripts. */
async function listedUrls(front: Look & { kind: 'page' }, get: Get): Promise<string[]> {
  if (!isAcgFaka(front.page)) return [];
  const siteUrl = new URL('/', front.page.url).href;
  const list = await get(new URL(ACG_PATHS.list, siteUrl).href);
  const offers = list.kind === 'page' ? readAcgList(list.page, siteUrl) : null;
  return (offers ?? []).map(({ ref }) => new URL(ACG_PATHS.detail(ref), siteUrl).href);
}

/** Why a page that came does not show what the shop says; null when it does. */
function unreadable(
  { page, health }: Look & { kind: 'page' },
  texts: readonly SiteText[],
): string | null {
  // Nothing there, or nothing for the public.
  if (isGone(page.status) || page.status === 401) return null;
  if (page.status >= 400) return `HTTP ${page.status}`;
  if (health.kind !== 'ok' && health.kind !== 'login-required') return `no shop: ${health.kind}`;
  if (texts.every(({ text }) => text === '')) return 'no words to be read';
  if (isCutOff(page)) return 'half an answer';
  return isShell(page) ? 'nothing without its scripts' : null;
}

type Get = (url: string) => Promise<Look>;

/**
 * Reads the front page, the pages named in the configuration, what the shop's list names and what
 * the front page links to, in this order, one after the other. Pages that could not be looked at are
 * named; without the front page the look is unknown. Only bugs throw.
 */
export async function observe(config: Config, context: ProbeContext): Promise<Outcome<Seen>> {
  const texts: SiteText[] = [];
  const read: ReadPage[] = [];
  const failed: FailedPage[] = [];

  const get: Get = async (url) => {
    const look = await lookAt(context, url);
    if (look.kind === 'failed') {
      failed.push({ url, cause: look.cause, detail: look.detail });
      return look;
    }
    read.push({ url: look.page.url, sha256: look.sha256 });
    const own = look.page.status < 400 ? pageTexts(look.page, look.sha256) : [];
    texts.push(...own);
    const detail = unreadable(look, own);
    if (detail !== null) failed.push({ url, cause: 'unparseable', detail });
    return look;
  };

  const front = await get(config.siteUrl);
  if (front.kind === 'failed') return unknown(front.cause, front.detail);
  if (front.page.status >= 400) return unknown('unreachable', `HTTP ${front.page.status}`);
  if (front.health.kind === 'login-required') return unknown('blocked', 'login required');
  const unread = failed.at(-1);
  if (unread !== undefined) return unknown(unread.cause, unread.detail);

  const listed = await listedUrls(front, get);
  const links = ownLinksOf(front.page).map(({ url }) => url);
  const wanted = [...config.pages, ...listed, ...links.filter((url) => !IDLE.test(url))];
  const done = new Set([config.siteUrl, front.page.url]);
  for (const url of wanted) {
    const last = failed.at(-1);
    if (last !== undefined && isSiteWide(last.cause)) break;
    if (read.length + failed.length >= config.mostPages) break;
    if (done.has(url)) continue;
    done.add(url);
    await get(url);
  }
  return { kind: 'observed', seen: { read, failed, ...collectHits(texts), dismissed: [] } };
}
