import { z } from 'zod';

const MOST_PARTS = 16;

/** What may be read of a platform beside others: `''` for itself, or a part's name with its question. */
const PlatformPart = z
  .string()
  .max(2048)
  .regex(
    /^(?:(?:change|entries|explanation|group-activity|insights|maintenance|market|observations|products|record-events|service|tags|trend|wording)?(?:\?[^#]*)?)$/,
  );

export const SeveralQuery = z.object({
  get: z
    .union([PlatformPart, z.array(PlatformPart).max(MOST_PARTS)])
    .transform((parts) => (typeof parts === 'string' ? [parts] : parts)),
});

/** What each would have answered alone, in the order they were asked for. */
export const SeveralAnswers = z.object({
  items: z.array(z.object({ status: z.int(), body: z.unknown() })),
});
export type SeveralAnswers = z.infer<typeof SeveralAnswers>;
