import type { Offer, Quote } from '../../kit/offer.ts';
import { quoteOf, skuOf } from '../quotes.ts';
import type { Tools } from '../reader.ts';
import type { ConfigOf } from '../schema.ts';
import { DOCKING_PATHS, signedForm } from './acg-faka-docking.ts';
import { readValuation } from './acg-faka-quotes.ts';

/** What the dealer would be charged for the least order. */
export async function previewAcgDocking(
  config: ConfigOf<'acg-faka-docking'>,
  { get }: Tools,
  offer: Offer,
): Promise<Quote[]> {
  const sku = skuOf(offer);
  const quantity = offer.moq ?? 1;
  const fields = { code: offer.ref, num: String(quantity), ...(sku && { race: sku.ref }) };
  const url = new URL(DOCKING_PATHS.valuation, config.siteUrl).href;
  const look = await get(url, signedForm(config, fields));
  const total = look.kind === 'page' ? readValuation(look.page) : null;
  const level = (sku ?? offer).levels.length > 0 ? 'dealer' : 'guest';
  return quoteOf(offer, { sku, quantity, level }, total, 'preview');
}
