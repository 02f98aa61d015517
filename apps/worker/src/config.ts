import { parseAllow } from '@kaopu/net/address';
import { z } from 'zod';

const List = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

const seconds = (fallback: number) =>
  z.coerce
    .number()
    .positive()
    .default(fallback)
    .transform((value) => value * 1_000);

function readAllow(text: string, context: z.RefinementCtx) {
  try {
    return parseAllow(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : '' });
    return z.NEVER;
  }
}

/** Everything the worker reads from its environment, once, at start. */
export const Config = z.object({
  DATABASE_URL: z.url(),
  REDIS_URL: z.string().optional(),
  REDIS_SENTINELS: z.string().optional(),
  REDIS_SENTINEL_PASSWORD: z.string().optional(),
  REDIS_QUEUES: z.string().optional(),
  KAOPU_DATA_DIR: z.string().min(1),
  /** Evidence lies in this bucket instead of the data directory. */
  KAOPU_S3_URL: z.url({ protocol: /^https?$/ }).optional(),
  KAOPU_S3_BUCKET: z.string().optional(),
  KAOPU_S3_KEY: z.string().optional(),
  KAOPU_S3_SECRET: z.string().optional(),
  KAOPU_S3_REGION: z.string().optional(),
  /** Evidence that nothing rests on is deleted after so many days. */
  KAOPU_EVIDENCE_DAYS: z.coerce.number().int().min(1).max(36_500).default(90),
  /**
   * Months of observations go once they are this many days old, except what people said and what scores
   * rest on; roll-ups by the hour and by the day stay.
   */
  KAOPU_OBSERVATION_DAYS: z.coerce.number().int().min(31).max(36_500).default(400),
  /** CIDRs, addresses and names inside private networks that probes and channels may reach after all. */
  KAOPU_ALLOW_PRIVATE: z.string().default('').transform(readAllow),
  /** Pages that answer whenever our own network is up. */
  KAOPU_CONTROL_URLS: List.pipe(z.array(z.url({ protocol: /^https?$/ }))),
  /** The address of this machine that looks come from; the system chooses when absent. */
  KAOPU_LOCAL_ADDRESS: z.union([z.ipv4(), z.ipv6()]).optional(),
  /** Where people reach this installation, for links in messages and reports; without it they have none. */
  KAOPU_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Where a site's operator can learn who is asking. */
  KAOPU_CONTACT_URL: z.url().optional(),
  KAOPU_HTTP_CONCURRENCY: z.coerce.number().int().min(1).max(1_000).default(32),
  /** A look gives up after this; its lease lasts ten seconds longer. */
  KAOPU_LOOK_SECONDS: seconds(60),
  /** Path of a Chromium, or "bundled"; else the first that is found. */
  KAOPU_CHROMIUM: z.string().min(1).optional(),
  /** Looks through the browser at once; with 0 this worker does none. */
  KAOPU_BROWSER_CONCURRENCY: z.coerce.number().int().min(0).max(32).default(2),
  /** The same for a look through the browser, which may have to listen for a while. */
  KAOPU_BROWSER_LOOK_SECONDS: seconds(120),
  /**
   * How many times faster than a real market the shops on this machine's loopback move, so that
   * their looks count as evidence spaced accordingly. Real sites are never touched by it.
   */
  KAOPU_LAB_PACE: z.coerce.number().min(1).default(1),
  /** Where Prometheus may scrape this worker; absent: nowhere. */
  KAOPU_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** The address it listens on there: of this machine alone, unless said otherwise. */
  KAOPU_METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  /** Asked for regularly while all is well, so that somebody else notices when nobody asks any more. */
  KAOPU_HEARTBEAT_URL: z.url({ protocol: /^https?$/ }).optional(),
  KAOPU_HEARTBEAT_SECONDS: seconds(60),
  /** Looks under way may end for so long when the worker is told to stop; then they are given back. */
  KAOPU_DRAIN_SECONDS: seconds(15),
  /** Least time between two looks at one site. */
  KAOPU_HOST_GAP_SECONDS: seconds(1),
});
export type Config = z.infer<typeof Config>;

/** Throws an Error that names each variable at fault. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const result = Config.safeParse(env);
  if (result.success) return result.data;
  throw new Error(`settings that cannot be used:\n${z.prettifyError(result.error)}`);
}
