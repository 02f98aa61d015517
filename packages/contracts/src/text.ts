import { z } from 'zod';

/** Words in both languages. */
export const Text = z.object({ zh: z.string(), en: z.string() });
export type Text = z.infer<typeof Text>;
