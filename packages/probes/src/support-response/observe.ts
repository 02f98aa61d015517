import { asLookFault, causeOf, unknown } from '../kit/fault.ts';
import { classify } from '../kit/conversation/classify.ts';
import type { Line } from '../kit/conversation/line.ts';
import { firstReply, HORIZON_SECONDS } from '../kit/conversation/response.ts';
import { drawn, momentIn, stratumOf } from '../kit/conversation/strata.ts';
import {
  LookFault,
  type OpenLook,
  type Outcome,
  type ProbeContext,
  type Waiting,
} from '../kit/types.ts';
import { type Channel, ChannelFault, type ReadLine } from './channel.ts';
import { openChannel } from './open-channel.ts';
import { questionText } from './questions.ts';
import type { Config, Seen } from './schema.ts';
import { settle } from './settle.ts';
import { type AskedTicket, Ticket } from './ticket.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const HORIZON_MS = HORIZON_SECONDS * 1_000;

/** A conversation that cannot be read at its end is tried so long before it is given up as unknown. */
const GRACE_MS = 6 * HOUR_MS;

/** How long a question that may not be sent yet is put off, and for how long in all. */
const PUT_OFF_MS = 30 * MINUTE_MS;
const MOST_PUT_OFF_MS = 6 * HOUR_MS;

type Result = Outcome<Seen> | Waiting;
type Parts = { config: Config; context: ProbeContext; open: OpenLook; channel: Channel };

function waiting(ticket: Ticket, wakeAt: number): Waiting {
  return { kind: 'waiting', ticket, wakeAt };
}

/** Like somebody who watches the window for five minutes, and then looks in ever more rarely. */
export function nextLookAfter(waitedMs: number): number {
  if (waitedMs < 5 * MINUTE_MS) return 15_000;
  return Math.min(Math.max(waitedMs / 4, MINUTE_MS), 30 * MINUTE_MS);
}

function observed(
  { config, channel }: Pick<Parts, 'config' | 'channel'>,
  rest: Pick<Seen, 'online' | 'conversation' | 'notAsked'>,
): Outcome<Seen> {
  return {
    kind: 'observed',
    seen: { channel: config.channel, address: channel.address, ...rest },
  };
}

function unreadable(error: unknown): Outcome<never> {
  if (error instanceof ChannelFault) return unknown(error.unknownCause, error.message);
  const fault = asLookFault(error);
  return unknown(causeOf(fault), `${fault.kind}: ${fault.message}`);
}

/**
 * Asks one question and waits for the first human answer, over many claims: planned for a moment of
 * its part of the week, announced, asked, and then read until somebody answers or a day has passed.
 * Without leave to send it only looks whether the channel is there. Only bugs throw.
 */
export async function observe(config: Config, context: ProbeContext): Promise<Result> {
  const channel = openChannel(config, context);
  const { open } = context;
  const ticket = Ticket.nullable().safeParse(open?.ticket ?? null);
  if (!ticket.success) return unknown('prober-fault', 'the open look is of another version');
  if (open === null || (ticket.data === null && !config.sending)) {
    return presence({ config, channel }, 'sending-off');
  }
  const parts = { config, context, open, channel };
  switch (ticket.data?.phase) {
    case undefined:
      return plan(parts);
    case 'planned':
      return askInTime(parts, ticket.data);
    case 'asking':
      // Never asked twice: whoever stopped here may have sent it.
      return unknown('prober-fault', 'the last look stopped while it was asking');
    case 'asked':
      return listen(parts, ticket.data);
  }
}

async function presence(
  parts: Pick<Parts, 'config' | 'channel'>,
  notAsked: Seen['notAsked'],
): Promise<Result> {
  try {
    return observed(parts, { online: await parts.channel.online(), conversation: null, notAsked });
  } catch (error) {
    return unreadable(error);
  }
}

/**
 * At its slot, where somebody or the schedule chose it; else within a window that ends early enough for a
 * day's wait to be over before the next slot.
 */
async function plan(parts: Parts): Promise<Result> {
  const { open, context } = parts;
  const windowMs = open.wanted || open.timed ? 0 : open.intervalMs - HORIZON_MS - HOUR_MS;
  const now = context.now();
  const askAt = momentIn({ ...open, windowMs });
  if (askAt <= now) return askInTime(parts, { phase: 'planned', since: now, askAt });
  const ticket: Ticket = { phase: 'planned', since: askAt, askAt };
  await open.save(ticket);
  return waiting(ticket, askAt);
}

async function askInTime(
  parts: Parts,
  planned: Extract<Ticket, { phase: 'planned' }>,
): Promise<Result> {
  const { config, open, context, channel } = parts;
  const now = context.now();
  if (now < planned.askAt) return waiting(planned, planned.askAt);
  if (!config.sending) return presence(parts, 'sending-off');
  if (!open.mayAsk) return presence(parts, 'paused');
  const question =
    config.questions[Math.floor(drawn(`${open.seed} ${open.slotAt}`) * config.questions.length)] ??
    '';
  const text = questionText(question, config.asker);
  try {
    const online = await channel.online();
    if (online === false) return observed(parts, closedDesk(text, context.now()));
  } catch (error) {
    return unreadable(error);
  }
  if (!(await open.save({ phase: 'asking' } satisfies Ticket, 'question'))) {
    if (now - planned.since > MOST_PUT_OFF_MS) return presence(parts, 'asked-lately');
    return waiting({ ...planned, askAt: now + PUT_OFF_MS }, now + PUT_OFF_MS);
  }
  try {
    const { thread, askedAt, heard } = await channel.ask(text);
    const ticket: AskedTicket = {
      phase: 'asked',
      askedAt,
      question: text,
      thread,
      lines: [{ id: 'question', at: askedAt, from: 'us', text }],
      lastReadAt: askedAt,
    };
    if (heard !== undefined) return hear(parts, ticket, heard);
    return waiting(ticket, askedAt + gapAfter(parts, 0));
  } catch (error) {
    return unreadable(error);
  }
}

/** The desk says that nobody is there: a question would wait in vain, so none is sent. */
function closedDesk(
  question: string,
  now: number,
): Pick<Seen, 'online' | 'conversation' | 'notAsked'> {
  const conversation = {
    askedAt: now,
    stratum: stratumOf(now),
    question,
    lines: [],
    readAt: now,
    refused: true,
  };
  return { online: false, conversation, notAsked: null };
}

/** What was heard while asking: perhaps the answer, perhaps all there will ever be. */
function hear(
  parts: Parts,
  ticket: AskedTicket,
  heard: { lines: ReadLine[]; until: number },
): Result {
  const { askedAt } = ticket;
  const span = { askedAt, lastReadAt: askedAt, readAt: heard.until };
  const settled = settle(ticket.lines, heard.lines, span).lines;
  const so = { ...ticket, lines: settled, lastReadAt: heard.until };
  const isAnswered = firstReply(classed(parts, so), askedAt) !== null;
  if (isAnswered || ticket.thread === null) return known(parts, so);
  return waiting(so, heard.until + gapAfter(parts, heard.until - askedAt));
}

/** The conversation as far as the last look that could read it. */
function known(parts: Parts, ticket: AskedTicket): Outcome<Seen> {
  const { askedAt, question, lastReadAt: readAt } = ticket;
  const about = { askedAt, stratum: stratumOf(askedAt), question, refused: false };
  const conversation = { ...about, lines: classed(parts, ticket), readAt };
  return observed(parts, { online: null, conversation, notAsked: null });
}

function classed({ open }: Parts, { lines, askedAt }: AskedTicket): Line[] {
  return lines.map((line) => classify(line, askedAt, open.known));
}

function gapAfter({ channel }: Parts, waitedMs: number): number {
  return Math.max(nextLookAfter(waitedMs), channel.leastGapMs ?? 0);
}

async function listen(parts: Parts, ticket: AskedTicket): Promise<Result> {
  const { context, channel, open } = parts;
  const { askedAt, question, thread } = ticket;
  try {
    const read = await channel.read(thread);
    if (read.lost === true) return known(parts, ticket);
    const readAt = context.now();
    const span = { askedAt, lastReadAt: ticket.lastReadAt, readAt };
    const settled = settle(ticket.lines, read.lines, span);
    const lines = settled.lines.map((line) => classify(line, askedAt, open.known));
    const reply = firstReply(lines, askedAt);
    if (reply !== null && settled.blind.includes(reply.id)) {
      return unknown('prober-fault', 'the answer came while we could not look');
    }
    const isOver = readAt - askedAt >= HORIZON_MS;
    if (reply === null && !read.closed && !isOver) {
      const wakeAt = Math.min(readAt + gapAfter(parts, readAt - askedAt), askedAt + HORIZON_MS);
      const next = { thread: read.thread ?? thread, lines: settled.lines, lastReadAt: readAt };
      return waiting({ ...ticket, ...next }, wakeAt);
    }
    const refused = reply === null && read.closed && !isOver;
    const conversation = { askedAt, stratum: stratumOf(askedAt), question, lines, readAt, refused };
    return observed(parts, { online: null, conversation, notAsked: null });
  } catch (error) {
    if (!(error instanceof LookFault) && !(error instanceof ChannelFault)) throw error;
    const now = context.now();
    if (now - askedAt > HORIZON_MS + GRACE_MS) return unreadable(error);
    return waiting(ticket, now + Math.max(gapAfter(parts, now - askedAt), MINUTE_MS));
  }
}
