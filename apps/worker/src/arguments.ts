import { parseArgs } from 'node:util';
import { z } from 'zod';

/** What a worker can take work from: looks by resource, judging, and telling. */
export const QUEUES = ['http', 'browser', 'judge', 'tell'] as const;

const Arguments = z.object({
  queues: z
    .string()
    .default(QUEUES.join())
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(z.enum(QUEUES)).min(1)),
  concurrency: z.coerce.number().int().min(1).max(1_000).optional(),
});
export type Arguments = z.infer<typeof Arguments>;

/** What the command line says; throws an Error that says what of it cannot be used. */
export function readArguments(args: string[]): Arguments {
  const options = { queues: { type: 'string' }, concurrency: { type: 'string' } } as const;
  const { values } = parseArgs({ args, options, strict: true });
  const result = Arguments.safeParse(values);
  if (result.success) return result.data;
  throw new Error(`arguments that cannot be used:\n${z.prettifyError(result.error)}`);
}

const MOST_BROWSERS = 32;

/**
 * Looks at once of each resource. `--concurrency` speaks of fetches when this worker fetches, for
 * browsers are another matter, and else of browsers.
 */
export function concurrencyOf(
  { queues, concurrency }: Arguments,
  settings: { KAOPU_HTTP_CONCURRENCY: number; KAOPU_BROWSER_CONCURRENCY: number },
): { http: number; browser: number } {
  const hasHttp = queues.includes('http');
  const browsers = hasHttp ? undefined : concurrency && Math.min(concurrency, MOST_BROWSERS);
  return {
    http: hasHttp ? (concurrency ?? settings.KAOPU_HTTP_CONCURRENCY) : 0,
    browser: queues.includes('browser') ? (browsers ?? settings.KAOPU_BROWSER_CONCURRENCY) : 0,
  };
}
