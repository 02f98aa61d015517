import { readGeneric } from '../../kit/storefronts/generic.ts';
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

/** Each product from its own URL by its own rules, some as they stand in a browser. */
export async function genericReader(
  config: ConfigOf<'generic'>,
  { get, getRendered }: Tools,
): Promise<ReadProduct> {
  const products = new Map(config.products.map((product) => [product.ref, product]));

  return async function readProduct(ref: string): Promise<OfferResult> {
    const product = products.get(ref);
    if (product === undefined)
      return failed('prober-fault', 'no such product in the configuration');
    const look = await (product.rendered ? getRendered : get)(product.url);
    if (look.kind === 'failed') return look;
    const { status } = look.page;
    const shut = shutState(look.health);
    if (shut !== null) {
      return { kind: 'offer', offer: bareOffer(ref, product.title, product.url, shut) };
    }
    if (status === 404 || status === 410) {
      return { kind: 'offer', offer: bareOffer(ref, product.title, product.url, 'not_found') };
    }
    if (status >= 400) return failed('unreachable', `HTTP ${status}`);
    return resultOf(readGeneric(look.page, product));
  };
}
