import { z } from 'zod';
import type { MailMessage } from '../kit/conversation/mail.ts';
import { fingerprint } from '../kit/findings.ts';
import type { ProbeContext } from '../kit/types.ts';
import { atOwnServer, type Channel, type ReadLine } from './channel.ts';
import { keepLines } from './keep-lines.ts';
import type { ConfigOf } from './schema.ts';

const Thread = z.object({ id: z.string(), askedAt: z.number(), subject: z.string() });

const SUBJECT = '采购咨询';

/** Quoted lines below an answer are ours or other people's, not the answer. */
const QUOTE =
  /^(?:>|-{2,}\s*(?:原始邮件|Original Message)|(?:发件人|From)\s*[:：]|.{0,80}(?:写道|wrote)\s*[:：]\s*$)/;

function withoutQuotes(text: string): string {
  const lines = text.split(/\r?\n/);
  const quote = lines.findIndex((line) => QUOTE.test(line.slice(0, 200)));
  return (quote === -1 ? lines : lines.slice(0, quote)).join('\n').trim();
}

/** Somebody's answer to our message: it names the message, or its sender and subject are the thread's. */
function answers(message: MailMessage, thread: z.infer<typeof Thread>, address: string): boolean {
  if (message.answers.includes(thread.id)) return true;
  return (
    message.from.toLowerCase() === address.toLowerCase() && message.subject.includes(thread.subject)
  );
}

function lineOf(message: MailMessage): ReadLine {
  return {
    id: message.id,
    at: message.arrivedAt,
    from: message.automatic ? 'bot' : 'operator',
    text: withoutQuotes(message.text),
  };
}

/** E-mail: out through the operator's SMTP server, answers from his mailbox. */
export function mailChannel(config: ConfigOf<'mail'>, context: ProbeContext): Channel {
  const { account, address } = config;
  return {
    address,
    async online() {
      await atOwnServer(context.mail.check(account));
      return null;
    },
    async ask(text) {
      const askedAt = context.now();
      // The subject tells the thread apart even for software that names no message it answers.
      const mark = fingerprint(`${address} ${askedAt}`).slice(0, 8);
      const domain = account.from.slice(account.from.indexOf('@') + 1);
      const thread = {
        id: `<${mark}.${askedAt}@${domain}>`,
        askedAt,
        subject: `${SUBJECT} ${mark}`,
      };
      const message = { id: thread.id, to: address, subject: thread.subject, text };
      await atOwnServer(context.mail.send(account, message));
      return { thread, askedAt: context.now() };
    },
    async read(stored) {
      const thread = Thread.parse(stored);
      const { id: sent, askedAt } = thread;
      const query = { since: askedAt, from: address, answers: sent };
      const received = await atOwnServer(context.mail.received(account, query));
      const lines = received.filter((message) => answers(message, thread, address)).map(lineOf);
      await keepLines(context, `mailto:${address}`, lines);
      return { lines, closed: false };
    },
  };
}
