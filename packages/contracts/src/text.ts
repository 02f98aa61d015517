import { z } from 'zod';

/**
 * What a person writes, kept as it was written: nothing is cut off, put in order or replaced. It
 * has to say something.
 */
export function written(most: number) {
  return z
    .string()
    .min(1, { abort: true })
    .max(most)
    .refine((text) => text.trim() !== '', { error: 'required' });
}

/** What people call a platform, a company, a channel: longer than anybody needs. */
export const Name = written(300);

/** Words in both languages. */
export const Text = z.object({ zh: z.string(), en: z.string() });
export type Text = z.infer<typeof Text>;
