import type { FetchInit, Look } from '../kit/look.ts';
import { isRecord, parseJson } from '../kit/json.ts';
import type { Offer, ProductState } from '../kit/offer.ts';
import type { PageHealth } from '../kit/page-health.ts';
import { bareOffer, type Product, type ProductReading } from '../kit/storefronts/listing.ts';
import type { UnknownCause } from '../kit/types.ts';

export type Get = (url: string, init?: FetchInit) => Promise<Look>;

/** What a connector may use to read a shop. */
export interface Tools {
  get: Get;
  /** With the merchant's own account, at the interface for docking: see ProbeContext.fetch. */
  asMember: Get;
  /** As it stands in a browser, scripts and all. */
  getRendered: Get;
  now(): number;
}

export interface Failed {
  kind: 'failed';
  cause: UnknownCause;
  detail: string;
}

export type OfferResult = { kind: 'offer'; offer: Offer } | Failed;

export type ReadProduct = (ref: string) => Promise<OfferResult>;

export function failed(cause: UnknownCause, detail: string): Failed {
  return { kind: 'failed', cause, detail };
}

/** A reading that made no sense of the page is a failure of ours to parse it, never a price. */
export function resultOf(reading: ProductReading): OfferResult {
  return reading.kind === 'offer'
    ? reading
    : failed(reading.cause ?? 'unparseable', reading.detail);
}

/** The state of every product of a shop whose page says only that it is shut; null when it is open. */
export function shutState(health: PageHealth): ProductState | null {
  switch (health.kind) {
    case 'shop-closed':
    case 'maintenance':
    case 'parked':
      return 'shop_closed';
    case 'shop-frozen':
      return 'shop_frozen';
    case 'login-required':
      return 'login_required';
    default:
      return null;
  }
}

/** Products of a configuration, by what they are asked for by. */
export function productsOf(config: {
  siteUrl: string;
  products: readonly { ref: string; title: string }[];
}): (ref: string) => Product {
  const titles = new Map(config.products.map(({ ref, title }) => [ref, title]));
  return (ref) => ({ ref, title: titles.get(ref) ?? '', siteUrl: config.siteUrl });
}

/** An answer of an interface: its JSON object, or what the whole shop's state is, or why neither. */
export type Answer =
  { kind: 'body'; body: Record<string, unknown> } | { kind: 'shut'; state: ProductState } | Failed;

/**
 * Reads what an interface answered. A login asked for by an interface that was given credentials
 * means that it does not accept them.
 */
export function answerOf(look: Look, options: { signed: boolean }): Answer {
  if (look.kind === 'failed') return look;
  const { page, health } = look;
  if (options.signed && health.kind === 'login-required') {
    return failed('credentials', health.detail);
  }
  const state = shutState(health);
  if (state !== null) return { kind: 'shut', state };
  if (page.status >= 500) return failed('unreachable', `HTTP ${page.status}`);
  const body = parseJson(page.text);
  return isRecord(body)
    ? { kind: 'body', body }
    : failed('unparseable', `no JSON object (HTTP ${page.status})`);
}

/** Everything a shop lists, read at once. */
export interface Shelf {
  readings: Map<string, ProductReading>;
  /** False when a row could not be told apart or rows are missing: absence then proves nothing. */
  complete: boolean;
}

/** The answers about each product, from a list that is asked for once. */
export function shelfReader(
  product: (ref: string) => Product,
  urlOf: (ref: string) => string,
  load: () => Promise<{ kind: 'shelf'; shelf: Shelf } | Exclude<Answer, { kind: 'body' }>>,
): ReadProduct {
  let loaded: ReturnType<typeof load> | null = null;
  return async function readProduct(ref: string): Promise<OfferResult> {
    const answer = await (loaded ??= load());
    if (answer.kind === 'failed') return answer;
    const bare = (state: ProductState): OfferResult => ({
      kind: 'offer',
      offer: bareOffer(ref, product(ref).title, urlOf(ref), state),
    });
    if (answer.kind === 'shut') return bare(answer.state);
    const reading = answer.shelf.readings.get(ref);
    if (reading !== undefined) return resultOf(reading);
    return answer.shelf.complete
      ? bare('not_found')
      : failed('unparseable', 'not in the part of the list that could be read');
  };
}

/** A POST of form fields. */
export function formPost(fields: Readonly<Record<string, string>>): FetchInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams(fields).toString(),
  };
}

/** A POST of a JSON text. */
export function jsonPost(body: string, headers: Readonly<Record<string, string>> = {}): FetchInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body,
  };
}
