import { z } from 'zod';

/** RFC 9457 problem details; `code` is stable, `detail` follows Accept-Language (zh-CN, en). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  /** One entry per field at fault; `path` is a JSON pointer into the body. */
  errors: z.array(z.object({ path: z.string(), code: z.string(), detail: z.string() })).optional(),
  /** For `platform-exists`: where it is. */
  platformId: z.string().optional(),
  /** For `profile-exists`: which. */
  profileId: z.string().optional(),
  /** For `evidence-damaged`: which bytes. For `chain-broken`: from which link on. */
  sha256: z.string().optional(),
  seq: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
