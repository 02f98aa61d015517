import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import PostalMime, { type Email } from 'postal-mime';
import { type AccountOptions, atOwnServer, type CheckedServer, type Login } from './own-server.ts';

export interface MailAccount {
  from: string;
  smtp: Login;
  imap: Login;
}

export interface ReceivedMail {
  id: string;
  arrivedAt: number;
  from: string;
  subject: string;
  answers: string[];
  automatic: boolean;
  text: string;
}

const PHASE_MS = 15_000;
const MOST_MESSAGES = 50;
const MOST_BYTES = 65_536;

function transportFor({ ip, port, servername }: CheckedServer, login: Login) {
  return createTransport({
    host: ip,
    port,
    secure: login.security === 'tls',
    requireTLS: login.security === 'starttls',
    ignoreTLS: login.security === 'none',
    ...(servername !== undefined && { tls: { servername } }),
    auth: { user: login.user, pass: login.password },
    connectionTimeout: PHASE_MS,
    greetingTimeout: PHASE_MS,
    socketTimeout: PHASE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Hands one message to the operator's SMTP server; resolves once it was taken. Throws FetchFault. */
export function sendMail(
  account: Pick<MailAccount, 'from' | 'smtp'>,
  message: { id: string; to: string; subject: string; text: string },
  options: AccountOptions,
  signal?: AbortSignal,
): Promise<void> {
  return atOwnServer(account.smtp, options, signal, async (server, stop) => {
    const transport = transportFor(server, account.smtp);
    stop(() => transport.close());
    await transport.sendMail({
      from: account.from,
      to: message.to,
      subject: message.subject,
      text: message.text,
      messageId: message.id,
    });
  });
}

/** Signs in at both servers and leaves. Throws FetchFault. */
export async function checkMail(
  account: MailAccount,
  options: AccountOptions,
  signal?: AbortSignal,
): Promise<void> {
  await atOwnServer(account.smtp, options, signal, async (server, stop) => {
    const transport = transportFor(server, account.smtp);
    stop(() => transport.close());
    await transport.verify();
  });
  await atMailbox(account.imap, options, signal, async () => undefined);
}

/** Signed in at the mailbox, which is left in any case. */
function atMailbox<T>(
  login: Login,
  options: AccountOptions,
  signal: AbortSignal | undefined,
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  return atOwnServer(login, options, signal, async (server, stop) => {
    const client = new ImapFlow({
      host: server.ip,
      port: server.port,
      secure: login.security === 'tls',
      doSTARTTLS: login.security === 'starttls',
      ...(server.servername !== undefined && { servername: server.servername }),
      auth: { user: login.user, pass: login.password },
      logger: false,
      disableAutoIdle: true,
      connectionTimeout: PHASE_MS,
      greetingTimeout: PHASE_MS,
      socketTimeout: PHASE_MS,
      maxLiteralSize: MOST_BYTES * 2,
    });
    // Errors after the work is done concern nobody.
    client.on('error', () => undefined);
    stop(() => client.close());
    await client.connect();
    const done = await work(client);
    await client.logout();
    return done;
  });
}

const AUTOMATIC_FROM = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/i;

/** RFC 3834, and what was in use before and beside it. */
function isAutomatic(mail: Email, from: string): boolean {
  const header = (name: string) =>
    mail.headers.find(({ key }) => key === name)?.value.toLowerCase() ?? null;
  const submitted = header('auto-submitted');
  return (
    (submitted !== null && submitted.trim() !== 'no') ||
    header('x-autoreply') !== null ||
    header('x-autorespond') !== null ||
    header('x-auto-response-suppress') === 'all' ||
    /^(?:auto_reply|bulk|junk)$/.test(header('precedence')?.trim() ?? '') ||
    AUTOMATIC_FROM.test(from)
  );
}

const TAG = /<[^<>]{0,2000}>/g;

async function readMail(source: Uint8Array, arrivedAt: number, uid: string): Promise<ReceivedMail> {
  const mail = await PostalMime.parse(source, { maxNestingDepth: 20 });
  const from = mail.from?.address ?? '';
  const answers = `${mail.inReplyTo ?? ''} ${mail.references ?? ''}`.slice(0, 20_000);
  return {
    id: (mail.messageId ?? uid).slice(0, 300),
    arrivedAt,
    from,
    subject: (mail.subject ?? '').slice(0, 300),
    answers: answers.match(/<[^<>\s]{1,300}>/g)?.slice(0, 50) ?? [],
    automatic: isAutomatic(mail, from),
    text: (mail.text ?? mail.html?.replace(TAG, ' ') ?? '').slice(0, 20_000),
  };
}

/**
 * What came in answer to a message, or from somebody, since the day of `since` (ms UTC), oldest first;
 * what was taken for junk counts too. Nothing in the mailbox is changed. Throws FetchFault.
 */
export function receivedMail(
  account: MailAccount,
  query: { since: number; from: string; answers: string },
  options: AccountOptions,
  signal?: AbortSignal,
): Promise<ReceivedMail[]> {
  return atMailbox(account.imap, options, signal, async (client) => {
    const junk = (await client.list()).filter(({ specialUse }) => specialUse === '\\Junk');
    const found: ReceivedMail[] = [];
    for (const path of ['INBOX', ...junk.slice(0, 1).map((box) => box.path)]) {
      await client.mailboxOpen(path, { readOnly: true });
      // The server's day may be the one before ours.
      const since = new Date(query.since - 86_400_000);
      const uids = await client.search(
        {
          since,
          or: [
            { from: query.from },
            { header: { 'in-reply-to': query.answers } },
            { header: { references: query.answers } },
          ],
        },
        { uid: true },
      );
      const newest = (uids || []).slice(-MOST_MESSAGES);
      if (newest.length === 0) continue;
      const wanted = { internalDate: true, source: { maxLength: MOST_BYTES } };
      for await (const message of client.fetch(newest, wanted, { uid: true })) {
        // The server names a whole second; the middle of it errs least.
        const arrived = new Date(message.internalDate ?? Number.NaN).getTime() + 500;
        if (message.source === undefined || !(arrived >= query.since - 1_000)) continue;
        found.push(await readMail(message.source, arrived, `${path} ${message.uid}`));
      }
    }
    return found.sort((a, b) => a.arrivedAt - b.arrivedAt);
  });
}
