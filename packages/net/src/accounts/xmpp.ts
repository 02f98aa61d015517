import { client, jid, xml } from '@xmpp/client';
import { type AccountOptions, atOwnServer, type Login } from './own-server.ts';

/** Encrypted by STARTTLS, the only way every server has. */
export type XmppAccount = Login & { domain: string };

export interface ArchivedMessage {
  id: string;
  stanzaId: string;
  from: string;
  at: number;
  text: string;
}

const MAM = 'urn:xmpp:mam:2';
const PLAIN = 'PLAIN';
const MOST_MESSAGES = 200;
const MOST_CHARS = 20_000;
const ANSWER_MS = 15_000;

type Client = ReturnType<typeof client>;
type Element = ReturnType<typeof xml>;
type Credentials = { username: string; password: string };

/** Signed in, not to be seen by anybody, and signed out again. */
function signedIn<T>(
  account: XmppAccount,
  options: AccountOptions,
  signal: AbortSignal | undefined,
  work: (xmpp: Client) => Promise<T>,
): Promise<T> {
  return atOwnServer(account, options, signal, async (server, stop) => {
    const host = server.ip.includes(':') ? `[${server.ip}]` : server.ip;
    const xmpp = client({
      service: `xmpp://${host}:${server.port}`,
      domain: account.domain,
      username: account.user,
      // A name of its own each time: two claims never push each other out.
      resource: `kaopu-${crypto.randomUUID()}`,
      credentials: (authenticate, mechanisms) => signIn(authenticate, mechanisms),
    });
    async function signIn(
      authenticate: (login: Credentials, mechanism: string, agent: Element) => Promise<void>,
      mechanisms: string[],
    ): Promise<void> {
      const isSecure = xmpp.isSecure();
      if (account.security !== 'none' && !isSecure) throw new Error('the server does not encrypt');
      const mechanism = mechanisms.find((name) => isSecure || name !== PLAIN);
      if (mechanism === undefined) throw new Error('no way of signing in that we know');
      const agent = xml('user-agent', { id: crypto.randomUUID() });
      await authenticate({ username: account.user, password: account.password }, mechanism, agent);
    }
    xmpp.reconnect.stop();
    const failed = new Promise<never>((_, reject) => {
      xmpp.on('error', reject);
    });
    failed.catch(() => undefined);
    stop(() => {
      xmpp.stop().catch(() => undefined);
    });
    await Promise.race([failed, xmpp.start()]);
    const done = await Promise.race([failed, work(xmpp)]);
    await xmpp.stop();
    return done;
  });
}

/** Signs in and asks whether the account has an archive. Throws FetchFault. */
export function checkXmpp(
  account: XmppAccount,
  options: AccountOptions,
  signal?: AbortSignal,
): Promise<{ archive: boolean }> {
  return signedIn(account, options, signal, async (xmpp) => {
    const query = xml('query', { xmlns: 'http://jabber.org/protocol/disco#info' });
    const info = await xmpp.iqCaller.request(
      xml('iq', { type: 'get', to: ownAddress(account) }, query),
      ANSWER_MS,
    );
    const features = info.getChild('query')?.getChildren('feature') ?? [];
    return { archive: features.some((feature: Element) => feature.attrs['var'] === MAM) };
  });
}

function ownAddress({ user, domain }: XmppAccount): string {
  return jid(user, domain).toString();
}

/**
 * Says one thing; resolves once our server has taken it, rejects when it was refused. Throws FetchFault.
 *
 * @returns how long ago it left, ms: signing in may take its time
 */
export function sendXmpp(
  account: XmppAccount,
  message: { to: string; id: string; text: string },
  options: AccountOptions,
  signal?: AbortSignal,
): Promise<number> {
  return signedIn(account, options, signal, async (xmpp) => {
    let refusal: string | null = null;
    xmpp.on('stanza', (stanza: Element) => {
      if (!stanza.is('message') || stanza.attrs['type'] !== 'error') return;
      if (stanza.attrs['id'] === message.id)
        refusal = stanza.getChild('error')?.toString() ?? 'refused';
    });
    const sentAt = performance.now();
    await xmpp.send(
      xml(
        'message',
        { type: 'chat', to: message.to, id: message.id },
        xml('body', {}, message.text),
      ),
    );
    // Servers answer in order: what comes back after this has passed the message.
    const ping = xml('ping', { xmlns: 'urn:xmpp:ping' });
    await xmpp.iqCaller.request(xml('iq', { type: 'get', to: account.domain }, ping), ANSWER_MS);
    if (refusal !== null)
      throw new Error(`the message was refused: ${String(refusal).slice(0, 200)}`);
    return performance.now() - sentAt;
  });
}

function field(name: string, value: string, type?: string): Element {
  return xml('field', { var: name, ...(type !== undefined && { type }) }, xml('value', {}, value));
}

/** When a stamp says it was, ms UTC; of a whole second, which is all that many servers name, its middle. */
function timeOf(stamp: string): number {
  return Date.parse(stamp) + (stamp.includes('.') ? 0 : 500);
}

/** One archived message; null for what is no message of words. */
function archived(result: Element): ArchivedMessage | null {
  const forwarded = result.getChild('forwarded');
  const message = forwarded?.getChild('message');
  const at = timeOf(String(forwarded?.getChild('delay')?.attrs['stamp'] ?? ''));
  const text = message?.getChildText('body') ?? null;
  if (message === undefined || text === null || Number.isNaN(at)) return null;
  return {
    id: String(result.attrs['id'] ?? '').slice(0, 200),
    stanzaId: String(message.attrs['id'] ?? '').slice(0, 200),
    from: jid(String(message.attrs['from'] ?? ''))
      .bare()
      .toString(),
    at,
    text: text.slice(0, MOST_CHARS),
  };
}

/** What was said with somebody since then (ms UTC), oldest first, 200 messages at most. Throws FetchFault. */
export function archivedXmpp(
  account: XmppAccount,
  query: { with: string; since: number },
  options: AccountOptions,
  signal?: AbortSignal,
): Promise<ArchivedMessage[]> {
  return signedIn(account, options, signal, async (xmpp) => {
    const id = crypto.randomUUID();
    const found: ArchivedMessage[] = [];
    xmpp.on('stanza', (stanza: Element) => {
      // Only our own server speaks for our archive: it names nobody, or ourselves.
      const from = String(stanza.attrs['from'] ?? ownAddress(account));
      const result = stanza.is('message') ? stanza.getChild('result', MAM) : undefined;
      if (result === undefined || result.attrs['queryid'] !== id) return;
      if (jid(from).bare().toString() !== ownAddress(account)) return;
      const message = archived(result);
      if (message !== null && found.length < MOST_MESSAGES) found.push(message);
    });
    const form = xml(
      'x',
      { xmlns: 'jabber:x:data', type: 'submit' },
      field('FORM_TYPE', MAM, 'hidden'),
      field('with', query.with),
      field('start', new Date(query.since).toISOString()),
    );
    const page = xml(
      'set',
      { xmlns: 'http://jabber.org/protocol/rsm' },
      xml('max', {}, String(MOST_MESSAGES)),
    );
    await xmpp.iqCaller.request(
      xml('iq', { type: 'set' }, xml('query', { xmlns: MAM, queryid: id }, form, page)),
      ANSWER_MS,
    );
    return found;
  });
}
