import { textField } from '../../kit/json-fields.ts';
import { isRecord } from '../../kit/json.ts';
import { dujiaoNextSign } from '../../kit/sign.ts';
import { bareOffer, readRefusal, unreadable } from '../../kit/storefronts/listing.ts';
import {
  answerOf,
  failed,
  productsOf,
  type OfferResult,
  type ReadProduct,
  resultOf,
  type Tools,
} from '../reader.ts';
import type { ConfigOf } from '../schema.ts';
import { readNextProduct } from './dujiao-next.ts';

const PATH = '/api/v1/upstream/products';

/** What dujiao-next shows its dealers: prices of the dealer's level and counted stock. */
export async function dujiaoNextUpstreamReader(
  config: ConfigOf<'dujiao-next-upstream'>,
  tools: Tools,
): Promise<ReadProduct> {
  const { siteUrl, apiKey, apiSecret } = config;
  const product = productsOf(config);

  return async function readProduct(ref: string): Promise<OfferResult> {
    const path = `${PATH}/${encodeURIComponent(ref)}`;
    const seconds = Math.floor(tools.now() / 1000);
    const headers = {
      accept: 'application/json',
      'dujiao-next-api-key': apiKey,
      'dujiao-next-timestamp': String(seconds),
      'dujiao-next-signature': dujiaoNextSign(
        { method: 'GET', path, seconds, body: '' },
        apiSecret,
      ),
    };
    const look = await tools.asMember(new URL(path, siteUrl).href, { headers });
    const answer = answerOf(look, { signed: true });
    if (answer.kind === 'failed') return answer;
    if (answer.kind === 'shut') {
      return { kind: 'offer', offer: bareOffer(ref, product(ref).title, siteUrl, answer.state) };
    }
    const { body } = answer;
    if (body['ok'] !== true) {
      const code = textField(body['error_code'] ?? body['code']);
      const message = textField(
        body['error_message'] ?? body['message'] ?? body['msg'] ?? body['error'],
      );
      if (/signature|api_key|timestamp|unauthori|credential/i.test(code))
        return failed('credentials', message || code);
      if (/not_found/i.test(code)) {
        return { kind: 'offer', offer: bareOffer(ref, product(ref).title, siteUrl, 'not_found') };
      }
      return resultOf(readRefusal(message || code, product(ref), siteUrl));
    }
    const row = body['product'];
    if (!isRecord(row) || textField(row['id']) !== ref)
      return resultOf(unreadable('another product'));
    return resultOf(readNextProduct(row, product(ref), siteUrl, []));
  };
}
