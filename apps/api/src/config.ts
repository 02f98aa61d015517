import { z } from 'zod';

const List = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter((part) => part !== ''),
  );

/** Everything the API reads from its environment, once, at start. */
export const Config = z.object({
  DATABASE_URL: z.url(),
  REDIS_URL: z.string().optional(),
  REDIS_SENTINELS: z.string().optional(),
  REDIS_SENTINEL_PASSWORD: z.string().optional(),
  REDIS_QUEUES: z.string().optional(),
  KAOPU_DATA_DIR: z.string().min(1),
  /** Where the worker puts evidence, when not in the data directory. */
  KAOPU_S3_URL: z.url({ protocol: /^https?$/ }).optional(),
  KAOPU_S3_BUCKET: z.string().optional(),
  KAOPU_S3_KEY: z.string().optional(),
  KAOPU_S3_SECRET: z.string().optional(),
  KAOPU_S3_REGION: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535),
  /** The same exceptions the worker makes, so that a form and a look say the same. */
  KAOPU_ALLOW_PRIVATE: z.string().default(''),
  /** Names besides localhost that a browser may call this installation by, e.g. behind a tunnel. */
  KAOPU_HOSTS: List,
  /** The same as the worker's: what it keeps to at any site is shown, and never undercut. */
  KAOPU_HOST_GAP_SECONDS: z.coerce.number().positive().default(1),
  /** What this runs from: a commit, `-dirty` where it was changed since. */
  KAOPU_COMMIT: z.string().trim().max(100).default(''),
  /** Who pays for this installation and what ties it has, as everybody may read it. */
  KAOPU_INTERESTS: z.string().trim().max(5_000).default(''),
});
export type Config = z.infer<typeof Config>;
