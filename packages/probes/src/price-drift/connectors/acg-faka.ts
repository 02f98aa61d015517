import { ACG_PATHS, readAcgDetail, readAcgItem } from '../../kit/storefronts/acg-faka.ts';
import { bareOffer } from '../../kit/storefronts/listing.ts';
import {
  failed,
  type OfferResult,
  type ReadProduct,
  resultOf,
  shutState,
  type Tools,
} from '../reader.ts';
import type { ConfigOf } from '../schema.ts';

/**
 * The index page first, because a closed shop says so only there while its API goes on answering;
 * then each product from the API, or from the page that embeds it when the API gives nothing readable.
 */
export async function acgReader(
  config: ConfigOf<'acg-faka'>,
  { get }: Tools,
): Promise<ReadProduct> {
  const { siteUrl } = config;
  const titles = new Map(config.products.map((product) => [product.ref, product.title]));
  const index = await get(new URL('/', siteUrl).href);
  const shut = index.kind === 'page' ? shutState(index.health) : null;

  return async function readProduct(ref: string): Promise<OfferResult> {
    const product = { ref, title: titles.get(ref) ?? '', siteUrl };
    if (index.kind === 'failed') return index;
    const itemUrl = new URL(ACG_PATHS.item(ref), siteUrl).href;
    if (shut !== null) {
      return { kind: 'offer', offer: bareOffer(ref, product.title, itemUrl, shut) };
    }
    const detail = await get(new URL(ACG_PATHS.detail(ref), siteUrl).href);
    if (detail.kind === 'page') {
      const reading = readAcgDetail(detail.page, product);
      if (reading.kind === 'offer') return reading;
    }
    if (detail.kind === 'failed' && detail.cause === 'blocked') return detail;
    const item = await get(itemUrl);
    if (item.kind === 'failed') return item;
    if (item.page.status >= 500) return failed('unreachable', `HTTP ${item.page.status}`);
    return resultOf(readAcgItem(item.page, product));
  };
}
