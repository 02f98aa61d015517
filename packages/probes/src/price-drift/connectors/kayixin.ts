import { countField, textField } from '../../kit/json-fields.ts';
import { isRecord } from '../../kit/json.ts';
import { toFen } from '../../kit/money.ts';
import type { Offer } from '../../kit/offer.ts';
import { kayixinSign, sortedJson } from '../../kit/sign.ts';
import { stockOf } from '../../kit/stock.ts';
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
  jsonPost,
  productsOf,
  type OfferResult,
  type ReadProduct,
  resultOf,
  type Tools,
} from '../reader.ts';
import type { ConfigOf } from '../schema.ts';

/** 卡易信 API 3.0: `code` 1000 is success; the signature covers the body as sent. */
const PATH = '/api/v3/goods/getDetail';
const VERSION = '3.0';
const SUCCESS = 1000;
/** Types of goods whose codes are handed out by the program; 3 is topped up for the buyer. */
const CARD_TYPES = new Set(['1', '2']);

function stateOf(goods: Record<string, unknown>, stock: Offer['stock']): Offer['state'] {
  return Number(goods['status'] ?? 1) === 1 ? saleState(stock) : 'delisted';
}

function readGoods(body: Record<string, unknown>, product: Product): ProductReading {
  const goods = body['data'];
  if (!isRecord(goods)) return unreadable('details without goods');
  if (textField(goods['goodsId']) !== product.ref) return unreadable('details of other goods');
  const price = toFen(goods['salesPrice']);
  if (price === null) return unreadable('goods without a readable price');
  const stock = stockOf(goods['stockCount']);
  return {
    kind: 'offer',
    offer: {
      ...bareOffer(
        product.ref,
        textField(goods['name']) || product.title,
        product.siteUrl,
        stateOf(goods, stock),
      ),
      price,
      moq: countField(goods['minCount'] ?? goods['startCount']),
      maxQty: countField(goods['maxCount'] ?? goods['endCount']),
      stock,
      delivery: CARD_TYPES.has(textField(goods['goodsType'])) ? 'auto' : 'unknown',
    },
  };
}

export async function kayixinReader(
  config: ConfigOf<'kayixin'>,
  tools: Tools,
): Promise<ReadProduct> {
  const product = productsOf(config);
  const { appId, appSecret, siteUrl } = config;
  return async function readProduct(ref: string): Promise<OfferResult> {
    const body = sortedJson({ goodsId: /^\d{1,15}$/.test(ref) ? Number(ref) : ref });
    const seconds = Math.floor(tools.now() / 1000);
    const headers = {
      'x-app-id': appId,
      'x-version': VERSION,
      'x-timestamp': String(seconds),
      'x-signature': kayixinSign({ appId, version: VERSION, seconds, body }, appSecret),
    };
    const look = await tools.asMember(new URL(PATH, siteUrl).href, jsonPost(body, headers));
    const answer = answerOf(look, { signed: true });
    if (answer.kind === 'failed') return answer;
    if (answer.kind === 'shut') {
      return { kind: 'offer', offer: bareOffer(ref, product(ref).title, siteUrl, answer.state) };
    }
    const message = textField(answer.body['msg']) || `code ${textField(answer.body['code'])}`;
    return resultOf(
      answer.body['code'] === SUCCESS
        ? readGoods(answer.body, product(ref))
        : readRefusal(message, product(ref), siteUrl),
    );
  };
}
