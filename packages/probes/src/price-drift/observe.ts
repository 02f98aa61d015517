import type { Offer } from '../kit/offer.ts';
import { lookAt, lookInBrowser } from '../kit/look.ts';
import { unknown } from '../kit/fault.ts';
import { acgReader } from './read-acg-faka.ts';
import { dujiaokaReader } from './read-dujiaoka.ts';
import { genericReader } from './read-generic.ts';
import type { Outcome, ProbeContext, UnknownCause } from '../kit/types.ts';
import type { Config, Failure, Seen } from './schema.ts';
import type { Get, OfferResult, ReadProduct } from './reader.ts';

/** The whole site turned us away; asking again for the next product would be rude and useless. */
const SITE_WIDE: ReadonlySet<UnknownCause> = new Set([
  'blocked',
  'challenged',
  'refused-address',
  'own-network',
  'prober-fault',
]);

/** So many products in a row that could not be reached are enough to know. */
const PATIENCE = 2;

async function readAll(
  refs: readonly string[],
  read: ReadProduct,
  signal: AbortSignal,
): Promise<Seen> {
  const offers: Offer[] = [];
  const failed: Failure[] = [];
  let inVain = 0;
  let stop: { cause: UnknownCause; detail: string } | null = null;
  for (const ref of refs) {
    if (signal.aborted) stop ??= { cause: 'timeout', detail: 'no time left for this product' };
    if (stop !== null) {
      failed.push({ ref, ...stop });
      continue;
    }
    const result: OfferResult = await read(ref);
    if (result.kind === 'offer') {
      offers.push(result.offer);
      inVain = 0;
      continue;
    }
    const { cause, detail } = result;
    failed.push({ ref, cause, detail });
    inVain = cause === 'timeout' || cause === 'unreachable' ? inVain + 1 : 0;
    if (SITE_WIDE.has(cause) || inVain >= PATIENCE) stop = { cause, detail };
  }
  return { offers, failed };
}

function readerOf(config: Config, context: ProbeContext): Promise<ReadProduct> {
  const get: Get = (url) => lookAt(context, url);
  switch (config.connector) {
    case 'acg-faka':
      return acgReader(config, get);
    case 'dujiaoka':
      return dujiaokaReader(config, get);
    case 'generic':
      return genericReader(config, get, (url) => lookInBrowser(context, url));
  }
}

/**
 * Reads every product of the configuration, one after the other. What could not be read is named;
 * when nothing could, the look is unknown. Only bugs throw.
 */
export async function observe(config: Config, context: ProbeContext): Promise<Outcome<Seen>> {
  const read = await readerOf(config, context);
  const refs = config.products.map((product) => product.ref);
  const seen = await readAll(refs, read, context.signal);
  const [first] = seen.failed;
  if (seen.offers.length === 0 && first !== undefined) return unknown(first.cause, first.detail);
  return { kind: 'observed', seen };
}
