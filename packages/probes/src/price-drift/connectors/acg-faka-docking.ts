import { textField } from '../../kit/json-fields.ts';
import { isRecord } from '../../kit/json.ts';
import { toFen } from '../../kit/money.ts';
import { acgSign } from '../../kit/sign.ts';
import { readAcgIniTiers, readAcgVarieties } from '../../kit/storefronts/acg-faka.ts';
import { counted } from '../../kit/stock.ts';
import {
  bareOffer,
  type Product,
  type ProductReading,
  readRefusal,
  saleState,
  unreadable,
} from '../../kit/storefronts/listing.ts';
import {
  answerOf,
  formPost,
  productsOf,
  type OfferResult,
  type ReadProduct,
  resultOf,
  type Tools,
} from '../reader.ts';
import type { ConfigOf } from '../schema.ts';

/** What acg-faka's dealers ask for prices: each form is signed with the dealer's key. */
export const DOCKING_PATHS = {
  inventory: '/shared/commodity/inventory',
  valuation: '/shared/commodity/valuation',
};

/** A form of the dealer's. The key itself is never sent. */
export function signedForm(
  config: { appId: string; appKey: string },
  fields: Record<string, string>,
) {
  const params = { ...fields, app_id: config.appId };
  return formPost({ ...params, sign: acgSign(params, config.appKey) });
}

function readInventory(body: Record<string, unknown>, product: Product): ProductReading {
  const goods = body['data'];
  if (!isRecord(goods)) return unreadable('inventory without goods');
  const guest = toFen(goods['price']);
  const dealer = toFen(goods['factory_price']);
  if (guest === null) return unreadable('inventory without a readable price');
  const automatic = textField(goods['delivery_way']) === '0';
  // What is handed out by hand is not counted here: the program answers 0 for it.
  const stock =
    automatic && typeof goods['count'] === 'number'
      ? counted(goods['count'])
      : { kind: 'hidden' as const };
  const levels = dealer === null || dealer === 0 ? [] : [{ level: 'dealer', price: dealer }];
  return {
    kind: 'offer',
    offer: {
      ...bareOffer(product.ref, product.title, product.siteUrl, saleState(stock)),
      price: guest,
      memberPrice: toFen(goods['user_price']),
      levels,
      tiers: readAcgIniTiers(goods['config']),
      stock,
      delivery: automatic
        ? 'auto'
        : textField(goods['delivery_way']) === '1'
          ? 'manual'
          : 'unknown',
      skus: readAcgVarieties(goods['config']),
    },
  };
}

export async function acgDockingReader(
  config: ConfigOf<'acg-faka-docking'>,
  tools: Tools,
): Promise<ReadProduct> {
  const product = productsOf(config);
  const url = new URL(DOCKING_PATHS.inventory, config.siteUrl).href;
  return async function readProduct(ref: string): Promise<OfferResult> {
    const answer = answerOf(await tools.asMember(url, signedForm(config, { sharedCode: ref })), {
      signed: true,
    });
    if (answer.kind === 'failed') return answer;
    if (answer.kind === 'shut') {
      return {
        kind: 'offer',
        offer: bareOffer(ref, product(ref).title, config.siteUrl, answer.state),
      };
    }
    if (answer.body['code'] !== 200) {
      return resultOf(readRefusal(textField(answer.body['msg']), product(ref), config.siteUrl));
    }
    return resultOf(readInventory(answer.body, product(ref)));
  };
}
