import { unknown } from '../kit/fault.ts';
import { type FailedPage, isSiteWide } from '../kit/failure.ts';
import type { ReadPage } from '../kit/labelled.ts';
import { IDENTIFIER_KINDS, identifierIn } from '../kit/identifiers.ts';
import { type Look, lookAt } from '../kit/look.ts';
import { isGone } from '../kit/page-health.ts';
import { pageText } from '../kit/page-text.ts';
import type { Outcome, Page, ProbeContext } from '../kit/types.ts';
import { usccIn } from '../kit/uscc.ts';
import {
  claimsIn,
  isReadable,
  isRegister,
  leadsToFilingRegister,
  legalNamesIn,
  licenceLink,
  policyLink,
  saysSomething,
  showsLicence,
} from './read-page.ts';
import { type Config, POLICIES, type Policy, type Seen, type State } from './schema.ts';
import { scopeIn, scopeMatches } from './scope.ts';

interface ReadText {
  url: string;
  text: string;
}

type Get = (url: string) => Promise<Look | null>;

async function policyOf(
  policy: Policy,
  configured: string | undefined,
  front: Page,
  readable: boolean,
  get: Get,
): Promise<Seen['policies'][Policy]> {
  const url = configured ?? policyLink(front, policy)?.url ?? null;
  if (url === null) {
    const state = readable ? 'absent' : 'unknown';
    return { state, url, detail: readable ? 'no link to it' : 'filled in by scripts' };
  }
  const look = await get(url);
  if (look === null) return { state: 'unknown', url, detail: 'the site turned us away before' };
  if (look.kind === 'failed') return { state: 'unknown', url, detail: look.detail };
  const { status } = look.page;
  if (isGone(status)) return { state: 'absent', url, detail: `HTTP ${status}` };
  if (status >= 400) return { state: 'unknown', url, detail: `HTTP ${status}` };
  if (look.health.kind !== 'ok') {
    return { state: 'unknown', url, detail: `the page is not there: ${look.health.kind}` };
  }
  if (saysSomething(pageText(look.page))) return { state: 'present', url, detail: '' };
  return isReadable(look.page, pageText(look.page))
    ? { state: 'absent', url, detail: 'nothing on the page' }
    : { state: 'unknown', url, detail: 'filled in by scripts' };
}

/** Is the licence shown: on the front page, on the page it links to, or in the register. */
async function licenceOf(
  config: Config,
  front: Page,
  text: string,
  readable: boolean,
  get: Get,
): Promise<State> {
  const link = config.licenceUrl ?? licenceLink(front)?.url;
  const look = link === undefined || isRegister(link) ? undefined : await get(link);
  if (showsLicence(front, text) || (link !== undefined && isRegister(link))) return 'present';
  if (look === undefined) return readable ? 'absent' : 'unknown';
  if (look === null || look.kind === 'failed') return 'unknown';
  if (isGone(look.page.status)) return 'absent';
  return look.page.status < 400 && look.health.kind === 'ok' ? 'present' : 'unknown';
}

function scopeOf(config: Config, texts: readonly ReadText[]): Seen['scope'] {
  if (config.scope) return { source: 'person', matches: scopeMatches(config.scope) };
  const stated = texts.map(({ text }) => scopeIn(text)).find((scope) => scope !== null);
  return stated === undefined ? null : { source: 'page', matches: scopeMatches(stated ?? '') };
}

function firstIn<T>(
  texts: readonly ReadText[],
  find: (text: string) => T | null,
): (T & { url: string }) | null {
  for (const { url, text } of texts) {
    const found = find(text);
    if (found !== null) return { ...found, url };
  }
  return null;
}

function identifiersIn(texts: readonly ReadText[]): Seen['identifiers'] {
  const found: Seen['identifiers'] = {};
  for (const kind of IDENTIFIER_KINDS) {
    const shown = firstIn(texts, (text) => identifierIn(text, kind));
    if (shown !== null) found[kind] = shown;
  }
  return found;
}

/**
 * Reads the front page, the page of the licence and the three policies, and says of each whether it
 * is there, is missing, or could not be looked at. Only bugs throw.
 */
export async function observe(config: Config, context: ProbeContext): Promise<Outcome<Seen>> {
  const texts: ReadText[] = [];
  const read: ReadPage[] = [];
  const failed: FailedPage[] = [];

  const get: Get = async (url) => {
    const last = failed.at(-1);
    if (context.signal.aborted || (last !== undefined && isSiteWide(last.cause))) return null;
    const look = await lookAt(context, url);
    if (look.kind === 'failed') {
      failed.push({ url, cause: look.cause, detail: look.detail });
      return look;
    }
    read.push({ url: look.page.url, sha256: look.sha256 });
    if (look.page.status < 400) {
      texts.push({ url: look.page.url, text: pageText(look.page) });
    }
    return look;
  };

  const front = await get(config.siteUrl);
  if (front === null) return unknown('timeout', 'no time left');
  if (front.kind === 'failed') return unknown(front.cause, front.detail);
  const { page, health } = front;
  if (page.status >= 400) return unknown('unreachable', `HTTP ${page.status}`);
  // A notice that the shop is shut shows no footer, and a login wall no shop.
  if (health.kind !== 'ok') return unknown('unparseable', `no front page: ${health.kind}`);

  const text = pageText(page);
  const readable = isReadable(page, text);
  const licence = await licenceOf(config, page, text, readable, get);
  const policies = {} as Seen['policies'];
  for (const policy of POLICIES) {
    policies[policy] = await policyOf(policy, config[`${policy}Url`], page, readable, get);
  }
  const all = texts.map((entry) => entry.text).join('\n');
  return {
    kind: 'observed',
    seen: {
      read,
      failed,
      readable,
      licence,
      uscc: firstIn(texts, usccIn),
      legalNames: legalNamesIn(all),
      identifiers: identifiersIn(texts),
      filingLinked: leadsToFilingRegister(page),
      scope: scopeOf(config, texts),
      policies,
      claims: claimsIn(all),
      mainland: config.mainland,
    },
  };
}
