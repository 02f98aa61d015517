import { DUJIAOKA_PATHS, isDujiaoka, readDujiaokaProduct } from '../../kit/storefronts/dujiaoka.ts';
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

/** Asked at most once a look. */
function onceSiteIsUp(siteUrl: string, get: Tools['get']): () => Promise<boolean> {
  let answer: Promise<boolean> | null = null;
  return function isUp(): Promise<boolean> {
    answer ??= get(new URL('/', siteUrl).href).then(
      (index) => index.kind === 'page' && index.page.status === 200 && isDujiaoka(index.page),
    );
    return answer;
  };
}

/**
 * Each product from its page. The program answers 500 for an id that does not exist, so a 500 is
 * `not_found` when the index page works, and a fault of the site when it does not.
 */
export async function dujiaokaReader(
  config: ConfigOf<'dujiaoka'>,
  { get }: Tools,
): Promise<ReadProduct> {
  const { siteUrl } = config;
  const titles = new Map(config.products.map((product) => [product.ref, product.title]));
  const siteIsUp = onceSiteIsUp(siteUrl, get);

  return async function readProduct(ref: string): Promise<OfferResult> {
    const product = { ref, title: titles.get(ref) ?? '', siteUrl };
    const url = new URL(DUJIAOKA_PATHS.buy(ref), siteUrl).href;
    const look = await get(url);
    if (look.kind === 'failed') return look;
    const shut = shutState(look.health);
    if (shut !== null) return { kind: 'offer', offer: bareOffer(ref, product.title, url, shut) };
    const { status } = look.page;
    if (status === 500 || status === 404 || status === 410) {
      return (await siteIsUp())
        ? { kind: 'offer', offer: bareOffer(ref, product.title, url, 'not_found') }
        : failed('unreachable', `HTTP ${status} here and no working index page`);
    }
    if (status >= 400) return failed('unreachable', `HTTP ${status}`);
    return resultOf(readDujiaokaProduct(look.page, product));
  };
}
