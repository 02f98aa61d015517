import { countField, textField } from '../../kit/json-fields.ts';
import { isRecord } from '../../kit/json.ts';
import { toFen } from '../../kit/money.ts';
import type { Offer, PriceLogEntry } from '../../kit/offer.ts';
import { kasushouSign, sortedJson } from '../../kit/sign.ts';
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
  type Answer,
  answerOf,
  jsonPost,
  productsOf,
  type OfferResult,
  type ReadProduct,
  resultOf,
  type Tools,
} from '../reader.ts';
import type { ConfigOf } from '../schema.ts';

/** 卡速售 2.0: `code` 200 is success. Besides goods it keeps a log of its own price changes. */
const PATHS = { info: '/api/v1/goods/info', priceLog: '/api/v1/goods/pricelog' };
const SUCCESS = 200;
const MOST_ENTRIES = 100;
const CHINA = '+08:00';

const STATES: Record<string, Offer['state']> = { '2': 'sold_out', '3': 'delisted' };

function readGoods(body: Record<string, unknown>, product: Product): ProductReading {
  const goods = body['data'];
  if (!isRecord(goods)) return unreadable('info without goods');
  if (textField(goods['id'] ?? goods['goods_id'] ?? goods['goodsid']) !== product.ref)
    return unreadable('info of other goods');
  const price = toFen(goods['goods_price']);
  if (price === null) return unreadable('goods without a readable price');
  const stock = stockOf(
    typeof goods['stock_num'] === 'string' ? textField(goods['stock_num']) : goods['stock_num'],
  );
  return {
    kind: 'offer',
    offer: {
      ...bareOffer(
        product.ref,
        textField(goods['goods_name']) || product.title,
        product.siteUrl,
        STATES[textField(goods['status'])] ?? saleState(stock),
      ),
      price,
      moq: countField(goods['start_count']),
      maxQty: countField(goods['end_count']),
      stock,
      delivery: textField(goods['goods_type']) === '1' ? 'auto' : 'unknown',
    },
  };
}

/** `2026-11-28 09:30:00`, in Beijing, or seconds or milliseconds since 1970. */
function timeOf(value: unknown): number | null {
  const text = textField(value);
  if (/^\d{10}$/.test(text)) return Number(text) * 1000;
  if (/^\d{13}$/.test(text)) return Number(text);
  const parts = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)$/.exec(text);
  const at = parts === null ? NaN : Date.parse(`${parts[1]}T${parts[2]}${CHINA}`);
  return Number.isNaN(at) ? null : at;
}

/** Changes of one product, oldest first; rows that cannot be read are left out. */
export function readPriceLog(body: Record<string, unknown>, ref: string): PriceLogEntry[] {
  const data = isRecord(body['data']) ? body['data']['list'] : body['data'];
  if (body['code'] !== SUCCESS || !Array.isArray(data)) return [];
  return data
    .filter(isRecord)
    .filter((row) => {
      const id = textField(row['goods_id'] ?? row['goodsid'] ?? row['id']);
      return id === '' || id === ref;
    })
    .flatMap((row): PriceLogEntry[] => {
      const at = timeOf(row['create_time']);
      const from = toFen(row['price1']);
      const to = toFen(row['price']);
      return at === null || from === null || to === null ? [] : [{ at, from, to }];
    })
    .sort((a, b) => a.at - b.at)
    .slice(-MOST_ENTRIES);
}

export async function kasushouReader(
  config: ConfigOf<'kasushou'>,
  tools: Tools,
): Promise<ReadProduct> {
  const product = productsOf(config);
  const { siteUrl, userId, apiKey, priceLogDays } = config;

  async function ask(path: string, fields: Record<string, string | number>): Promise<Answer> {
    const body = sortedJson(fields);
    const ms = tools.now();
    const headers = { sign: kasushouSign(ms, body, apiKey), timestamp: String(ms), userid: userId };
    return answerOf(await tools.asMember(new URL(path, siteUrl).href, jsonPost(body, headers)), {
      signed: true,
    });
  }

  async function priceLog(ref: string): Promise<PriceLogEntry[]> {
    if (priceLogDays === 0) return [];
    const answer = await ask(PATHS.priceLog, { goods_id: ref, day: priceLogDays });
    return answer.kind === 'body' ? readPriceLog(answer.body, ref) : [];
  }

  return async function readProduct(ref: string): Promise<OfferResult> {
    const answer = await ask(PATHS.info, { goods_id: ref });
    if (answer.kind === 'failed') return answer;
    if (answer.kind === 'shut') {
      return { kind: 'offer', offer: bareOffer(ref, product(ref).title, siteUrl, answer.state) };
    }
    if (answer.body['code'] !== SUCCESS) {
      const message = textField(answer.body['msg'] ?? answer.body['message']);
      return resultOf(
        readRefusal(message || `code ${textField(answer.body['code'])}`, product(ref), siteUrl),
      );
    }
    const reading = readGoods(answer.body, product(ref));
    if (reading.kind !== 'offer') return resultOf(reading);
    return { kind: 'offer', offer: { ...reading.offer, priceLog: await priceLog(ref) } };
  };
}
