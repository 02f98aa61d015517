import type { RawLine } from '../kit/conversation/line.ts';
import { LookFault, type LookFaultKind, type UnknownCause } from '../kit/types.ts';

/** A line whose time the channel may not know. */
export type ReadLine = Omit<RawLine, 'at'> & { at: number | null };

export interface Read {
  /** All lines the channel still has, times on our clock. */
  lines: ReadLine[];
  /** They ended the conversation. */
  closed: boolean;
  /** The conversation cannot be come back to: what was known of it by the last look is all. */
  lost?: boolean;
  /** What the next reading needs instead of the thread so far. */
  thread?: unknown;
}

/** One way to customer service. What cannot be done or read throws LookFault or ChannelFault. */
export interface Channel {
  address: string;
  /** Does it say that somebody is there? null when it has no way of saying. Sends nothing. */
  online(): Promise<boolean | null>;
  /**
   * Asks once. The thread is what reading needs later on, as JSON; null when the conversation is over
   * with the visit. Some hear something there and then already, until some moment.
   */
  ask(text: string): Promise<{
    thread: unknown;
    askedAt: number;
    heard?: { lines: ReadLine[]; until: number };
  }>;
  read(thread: unknown): Promise<Read>;
  /** Each reading is a burden on the site: between two at least so many ms. */
  leastGapMs?: number;
}

/** The channel answered with something that is no answer. */
export class ChannelFault extends Error {
  override readonly name = 'ChannelFault';
  readonly unknownCause: UnknownCause;
  constructor(unknownCause: UnknownCause, message: string) {
    super(message);
    this.unknownCause = unknownCause;
  }
}

const UNREACHED: ReadonlySet<LookFaultKind> = new Set(['dns', 'connect', 'tls', 'timeout']);

/** An errand at a server of the operator's own: that it is out of reach is our fault, not the supplier's. */
export async function atOwnServer<T>(errand: Promise<T>): Promise<T> {
  try {
    return await errand;
  } catch (error) {
    if (!(error instanceof LookFault) || !UNREACHED.has(error.kind)) throw error;
    throw new ChannelFault('prober-fault', `our own server: ${error.kind}: ${error.message}`);
  }
}
