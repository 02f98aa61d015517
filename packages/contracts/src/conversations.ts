import { z } from 'zod';

/** A person's word on lines of a conversation with customer service. */
export const ReclassLines = z.object({
  /** Of the observation that holds the conversation. */
  key: z.string().min(1).max(300),
  lines: z
    .array(
      z.object({
        id: z.string().min(1).max(300),
        class: z.enum(['human', 'greeting', 'bot', 'queue', 'system']),
      }),
    )
    .min(1)
    .max(200),
});
export type ReclassLines = z.infer<typeof ReclassLines>;
