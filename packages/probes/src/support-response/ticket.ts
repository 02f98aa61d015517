import { z } from 'zod';

const StoredLine = z.object({
  id: z.string(),
  at: z.number(),
  from: z.enum(['us', 'operator', 'system', 'bot']),
  text: z.string(),
});

/** How far an open look is. Times in ms UTC. */
export const Ticket = z.discriminatedUnion('phase', [
  /** To be asked at a moment of its own. */
  z.object({ phase: z.literal('planned'), since: z.number(), askAt: z.number() }),
  /** About to be sent, and perhaps sent: if the look stops here, nobody knows. */
  z.object({ phase: z.literal('asking') }),
  z.object({
    phase: z.literal('asked'),
    askedAt: z.number(),
    question: z.string(),
    thread: z.unknown(),
    lines: z.array(StoredLine),
    /** The last time the conversation could be read. */
    lastReadAt: z.number(),
  }),
]);
export type Ticket = z.infer<typeof Ticket>;
export type AskedTicket = Extract<Ticket, { phase: 'asked' }>;
