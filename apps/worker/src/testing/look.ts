import type { Db } from '@kaopu/db';
import type { Transport } from '@kaopu/jobs';
import type { LookTools } from '../look/context.ts';
import type { LookOptions } from '../look/look.ts';
import { openLooks } from '../look/looks.ts';

/** One look as the worker does it, from the claim to the judge's hint. Throws what kept it from being stored. */
export async function lookOnce(
  db: Db,
  transport: Transport,
  tools: LookTools,
  options: LookOptions,
  probeId: string,
): Promise<void> {
  const errors: unknown[] = [];
  const onError = (error: unknown): void => {
    errors.push(error);
  };
  const looks = openLooks(db, transport, tools, { ...options, concurrency: 1, onError });
  await looks.take([probeId]);
  await looks.drain();
  if (errors.length > 0) throw errors[0];
}
