import { type Contact, contactsIn } from '../kit/contacts.ts';
import type { Detection } from '../kit/detection.ts';
import { supportResponse } from '../support-response/index.ts';

/** Chat windows of many makes; each is asked in the page that it opens on. */
const WIDGETS: ReadonlySet<string> = new Set([
  'meiqia',
  '53kf',
  'salesmartly',
  'tawk',
  'crisp',
  'chatwoot',
  'sobot',
  'intercom',
  'tidio',
  'livechat',
  'zendesk',
  'tiledesk',
  'livehelperchat',
]);

const MOST_DRAFTS = 8;

/** The address a value names, seen from a page; null when it names none of the web. */
function webUrl(value: string, pageUrl: string): string | null {
  if (!/^(?:https?:)?\/\/|^\//.test(value) || !URL.canParse(value, pageUrl)) return null;
  const { href, protocol } = new URL(value, pageUrl);
  return /^https?:$/.test(protocol) ? href : null;
}

/** Live Helper Chat says where it lies, and is known by its script too: once it said so, that is enough. */
function withoutTwins(contacts: readonly Contact[], pageUrl: string): readonly Contact[] {
  const chats = contacts.filter(({ channel }) => channel === 'livehelperchat');
  const placed = chats.filter(({ value }) => isChatUrl(value, pageUrl));
  return placed.length === 0
    ? contacts
    : contacts.filter((contact) => !chats.includes(contact) || placed.includes(contact));
}

function isChatUrl(value: string, pageUrl: string): boolean {
  return value !== '/widgetrestapi/' && webUrl(value, pageUrl) !== null;
}

/** How a contact could be asked; null for those that only a person can use. */
function configOf({ channel, value }: Contact, pageUrl: string): Record<string, unknown> | null {
  const address = webUrl(value, pageUrl);
  if (channel === 'livehelperchat' && isChatUrl(value, pageUrl)) {
    return { channel: 'live-helper-chat', chatUrl: address };
  }
  if (channel === 'service-url') {
    const isWidget = contactsIn(value).every((named) => WIDGETS.has(named.channel));
    return address === null || !isWidget ? null : { channel: 'web-page', pageUrl: address };
  }
  if (WIDGETS.has(channel)) return { channel: 'web-page', pageUrl };
  return channel === 'mail' || channel === 'xmpp' ? { channel, address: value } : null;
}

/**
 * Ways to customer service that a look could ask, as far as a page tells them. What is missing only a
 * person has (an account, the parts of a window, leave to send), and so has the choice to ask at all.
 */
export function draftsFor(contacts: readonly Contact[], pageUrl: string): Detection['drafts'] {
  const drafts = new Map<string, Detection['drafts'][number]>();
  for (const contact of withoutTwins(contacts, pageUrl)) {
    const config = configOf(contact, pageUrl);
    if (config === null) continue;
    const { kind, defaultIntervalSeconds: intervalSeconds } = supportResponse;
    const key = JSON.stringify(config);
    if (!drafts.has(key)) drafts.set(key, { kind, config, intervalSeconds, contact });
  }
  return [...drafts.values()].slice(0, MOST_DRAFTS);
}
