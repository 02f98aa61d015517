/** Beyond this a "price" is a phone number or an order number. 100 million yuan in fen. */
const MAX_FEN = 10_000_000_000;

const AMOUNT = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,8})?`;
const CURRENCY = String.raw`(?:[¥$]|rmb|cny|人民币)`;
const WHOLE = new RegExp(`^(?:${CURRENCY})?(${AMOUNT})(?:[¥元]|rmb|cny)?$`);
const MARKED = new RegExp(
  `${CURRENCY}\\s{0,3}(${AMOUNT})|(${AMOUNT})\\s{0,3}(?:[¥元]|rmb|cny)`,
  'g',
);
const BARE = new RegExp(AMOUNT, 'g');
const RANGE = /\d\s{0,3}(?:-|~|–|—|至|到)\s{0,3}[¥]?\s{0,3}\d/;

/** Full-width digits, signs and spaces become their plain forms. */
export function plainForm(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Exact decimal arithmetic on the digits; the third decimal rounds half up. */
function fenOf(amount: string): number | null {
  const [whole = '0', decimals = ''] = amount.replaceAll(',', '').split('.');
  const padded = `${decimals}000`;
  const fen =
    Number(whole) * 100 + Number(padded.slice(0, 2)) + (Number(padded.charAt(2)) >= 5 ? 1 : 0);
  return fen <= MAX_FEN ? fen : null;
}

/**
 * Integer fen of an amount in yuan as storefronts write it: `178`, `"178.00"`, `"1674.8000"`,
 * `"¥ 1,280.50"`, full-width forms. null for anything else, negative amounts included.
 */
export function toFen(value: unknown): number | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  const text = plainForm(String(value)).replace(/\s+/g, '');
  const amount = text.length > 40 ? undefined : WHOLE.exec(text)?.[1];
  return amount === undefined ? null : fenOf(amount);
}

/** What marks the price to pay among several, as in 原价 ¥200 现价 ¥178. */
const PRESENT = new RegExp(
  `(?:现价|售价|到手价|优惠价|特价|折后价|活动价)\\s{0,3}[:]?\\s{0,3}${CURRENCY}?\\s{0,3}(${AMOUNT})`,
);

/**
 * The one price a short text shows, in fen: the amount called the present price, else the only
 * amount with a currency sign, else the only amount there is. A range, or several amounts of which
 * none is called the price, is no price: null.
 */
export function fenIn(input: string): number | null {
  const text = plainForm(input.slice(0, 500));
  if (RANGE.test(text) || /-\s*[¥]?\s*\d/.test(text)) return null;
  const present = PRESENT.exec(text)?.[1];
  if (present !== undefined) return fenOf(present);
  const marked = [...text.matchAll(MARKED)].map((match) => match[1] ?? match[2] ?? '');
  if (marked.length > 0) return onlyOne(marked);
  return onlyOne([...text.matchAll(BARE)].map(([amount]) => amount));
}

function onlyOne(amounts: string[]): number | null {
  const prices = new Set(amounts.map(fenOf));
  const [price = null] = prices;
  return prices.size === 1 ? price : null;
}

/** Fen as yuan with two decimals, for sentences. */
export function yuanText(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}
