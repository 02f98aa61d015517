import type { Offer, Quote } from '../kit/offer.ts';
import type { ProbeContext } from '../kit/types.ts';
import type { Connector } from './connectors/index.ts';
import type { Preview } from './preview-schema.ts';
import type { Tools } from './reader.ts';

const HOUR = 3_600_000;

/** Products asked about in one look. */
const MOST_PREVIEWED = 5;

type Ask = (offer: Offer) => Promise<Quote[]>;

/** What the configuration allows this look to do; null when it is nothing. */
async function plan<Config>(
  connector: Connector<Config>,
  config: Config,
  preview: Preview,
  tools: Tools,
  context: ProbeContext,
): Promise<{ ask: Ask; most: number } | null> {
  if (preview.kind === 'off') return null;
  const everyMs = preview.everyHours * HOUR;
  const { preview: asking, order } = connector;
  if (preview.kind === 'preview') {
    if (asking === undefined || !(await context.takeTurn('preview', everyMs))) return null;
    return { ask: (offer) => asking(config, tools, offer), most: MOST_PREVIEWED };
  }
  if (order === undefined || !(await context.takeTurn('order', everyMs))) return null;
  return { ask: (offer) => order(config, tools, offer, preview.contact), most: 1 };
}

/** So many, another part of them each time a turn comes round. */
function chosen(offers: readonly Offer[], most: number, turn: number): Offer[] {
  const start = offers.length === 0 ? 0 : (turn * most) % offers.length;
  return [...offers.slice(start), ...offers.slice(0, start)].slice(0, most);
}

/**
 * Adds to some offers what an order would cost, where that was asked for and its turn has come. What
 * cannot be asked is left out: a preview in vain takes nothing from what the list showed.
 */
export async function withQuotes<Config extends object>(
  connector: Connector<Config>,
  config: Config,
  tools: Tools,
  context: ProbeContext,
  offers: readonly Offer[],
): Promise<Offer[]> {
  const preview: Preview = 'preview' in config ? (config.preview as Preview) : { kind: 'off' };
  const sold = offers.filter(({ state, price }) => state === 'on_sale' && price !== null);
  const planned = sold.length === 0 ? null : await plan(connector, config, preview, tools, context);
  if (planned === null || preview.kind === 'off') return [...offers];
  const turn = Math.floor(tools.now() / (preview.everyHours * HOUR));
  const quotes = new Map<string, Quote[]>();
  for (const offer of chosen(sold, planned.most, turn)) {
    if (context.signal.aborted) break;
    quotes.set(offer.ref, await planned.ask(offer));
  }
  return offers.map((offer) => ({ ...offer, quotes: quotes.get(offer.ref) ?? [] }));
}
