/** A conversation with customer service as a look stored it; what a page of ours shows of it. */
export const CLASSES = ['human', 'greeting', 'bot', 'queue', 'system'] as const;
export type ReplyClass = (typeof CLASSES)[number];

export interface TalkLine {
  id: string;
  at: number;
  text: string;
  class: ReplyClass | 'question';
  rule: string;
}

export interface Talk {
  askedAt: number;
  readAt: number;
  refused: boolean;
  lines: TalkLine[];
}

export interface SupportSeen {
  online: boolean | null;
  conversation: Talk | null;
  notAsked: 'sending-off' | 'paused' | 'asked-lately' | null;
}

/** What the API checked when it was stored. */
export function isSupportSeen(kind: string, seen: unknown): seen is SupportSeen {
  return (
    kind === 'support-response' &&
    typeof seen === 'object' &&
    seen !== null &&
    'conversation' in seen &&
    'notAsked' in seen
  );
}

/** The first human answer after the question, seconds; null when there is none. */
export function answeredAfter({ askedAt, lines }: Talk): number | null {
  const reply = lines.find((line) => line.class === 'human' && line.at >= askedAt);
  return reply === undefined ? null : (reply.at - askedAt) / 1_000;
}
