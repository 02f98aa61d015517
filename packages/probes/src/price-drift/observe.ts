import type { Offer } from '../kit/offer.ts';
import { lookAt, lookInBrowser } from '../kit/look.ts';
import { unknown } from '../kit/fault.ts';
import type { Outcome, ProbeContext, UnknownCause } from '../kit/types.ts';
import { type Connector, CONNECTORS } from './connectors/index.ts';
import { withQuotes } from './ask-quotes.ts';
import type { Config, ConfigOf, ConnectorId, Failure, Seen } from './schema.ts';
import type { OfferResult, ReadProduct, Tools } from './reader.ts';

/** The whole site turned us away; asking again for the next product would be rude and useless. */
const SITE_WIDE: ReadonlySet<UnknownCause> = new Set([
  'blocked',
  'challenged',
  'refused-address',
  'own-network',
  'prober-fault',
  'credentials',
  'old-version',
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

async function observeBy<K extends ConnectorId>(
  connector: Connector<ConfigOf<K>>,
  config: ConfigOf<K>,
  context: ProbeContext,
): Promise<Outcome<Seen>> {
  const tools: Tools = {
    get: (url, init) => lookAt(context, url, init),
    asMember: (url, init) => lookAt(context, url, { ...init, asMember: true }),
    getRendered: (url) => lookInBrowser(context, url),
    now: () => context.now(),
  };
  const read = await connector.open(config, tools);
  const refs = config.products.map((product) => product.ref);
  const seen = await readAll(refs, read, context.signal);
  const [first] = seen.failed;
  if (seen.offers.length === 0 && first !== undefined) return unknown(first.cause, first.detail);
  const offers = await withQuotes(connector, config, tools, context, seen.offers);
  return { kind: 'observed', seen: { ...seen, offers } };
}

/**
 * Reads every product of the configuration, one after the other. What could not be read is named;
 * when nothing could, the look is unknown. Only bugs throw.
 */
export function observe(config: Config, context: ProbeContext): Promise<Outcome<Seen>> {
  // The table pairs each connector with its own configuration; the union cannot say so by itself.
  const connector = CONNECTORS[config.connector] as Connector<Config>;
  return observeBy<ConnectorId>(connector, config, context);
}
