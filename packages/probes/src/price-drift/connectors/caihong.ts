import { countField, textField } from '../../kit/json-fields.ts';
import { isRecord } from '../../kit/json.ts';
import { toFen } from '../../kit/money.ts';
import { stockOf } from '../../kit/stock.ts';
import {
  bareOffer,
  MOST_TIERS,
  type Product,
  type ProductReading,
  readRefusal,
  saleState,
  unreadable,
} from '../../kit/storefronts/listing.ts';
import { parseTiers } from '../../kit/tiers.ts';
import {
  answerOf,
  failed,
  formPost,
  productsOf,
  type OfferResult,
  type ReadProduct,
  resultOf,
  type Tools,
} from '../reader.ts';
import type { ConfigOf } from '../schema.ts';

/** 彩虹云商城 / 代刷 `api.php`: the account travels in the form, never in the address. */
const PATH = '/api.php?act=goodsdetails';
const OLD_VERSION = -5;

function readGoods(body: Record<string, unknown>, product: Product): ProductReading {
  const goods = Array.isArray(body['data']) ? body['data'][0] : body['data'];
  if (!isRecord(goods)) return unreadable('details without goods');
  if (textField(goods['tid']) !== product.ref) return unreadable('details of other goods');
  const price = toFen(goods['price']);
  if (price === null) return unreadable('goods without a readable price');
  const closed = Number(goods['close']) === 1;
  const stock = stockOf(goods['stock'] === null ? undefined : goods['stock']);
  const title = textField(goods['name']) || product.title;
  // Goods that ran out are closed too, so the stock decides which of both it is.
  const out = saleState(stock) === 'sold_out';
  return {
    kind: 'offer',
    offer: {
      ...bareOffer(
        product.ref,
        title,
        product.siteUrl,
        closed && !out ? 'delisted' : saleState(stock),
      ),
      price,
      tiers: parseTiers(goods['prices']).slice(0, MOST_TIERS),
      moq: countField(goods['min']),
      maxQty: countField(goods['max']),
      stock,
      delivery: Number(goods['isfaka']) === 1 ? 'auto' : 'unknown',
    },
  };
}

export async function caihongReader(
  config: ConfigOf<'caihong'>,
  tools: Tools,
): Promise<ReadProduct> {
  const product = productsOf(config);
  const { user, pass } = config;
  return async function readProduct(ref: string): Promise<OfferResult> {
    const look = await tools.asMember(
      new URL(PATH, config.siteUrl).href,
      formPost({ user, pass, tid: ref }),
    );
    const answer = answerOf(look, { signed: true });
    if (answer.kind === 'failed') return answer;
    const bare = (state: Parameters<typeof bareOffer>[3]): OfferResult => ({
      kind: 'offer',
      offer: bareOffer(ref, product(ref).title, config.siteUrl, state),
    });
    if (answer.kind === 'shut') return bare(answer.state);
    const { body } = answer;
    const code = typeof body['code'] === 'string' ? Number(body['code']) : body['code'];
    const message = textField(body['message'] ?? body['msg']);
    if (code === OLD_VERSION) return failed('old-version', message || 'code -5');
    return resultOf(
      code === 0
        ? readGoods(body, product(ref))
        : readRefusal(message || `code ${textField(body['code'])}`, product(ref), config.siteUrl),
    );
  };
}
