import type { Offer } from './offer.ts';
import { parseJson } from './json.ts';
import { plainForm, toFen } from './money.ts';

export type Tier = Offer['tiers'][number];

const SENTENCE =
  /(\d{1,7})\s{0,3}[件个张份枚]\s{0,3}(?:\(含\)|及|或)?(?:以上|起)[^\d\n。;]{0,12}(\d[\d.,]{0,15})(?![\d.,]|\s{0,3}[折%张件])/g;
const UPPER_BOUNDS = /^\s*(\d[\d,\s]*)#([\d.,\s]+)$/;
const LINE = /^\s*(\d{1,7})\s*[=:]\s*(\S{1,20})\s*$/;

function tier(quantity: unknown, price: unknown): Tier[] {
  const minQty = Number(quantity);
  const unitPrice = toFen(price);
  if (!Number.isSafeInteger(minQty) || minQty < 1 || unitPrice === null) return [];
  // Nothing is sold for nothing: a shop left the field empty.
  return unitPrice === 0 ? [] : [{ minQty, unitPrice }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `9,100#9.9,8.8,7.7`: up to 9 pieces cost 9.9, up to 100 cost 8.8, more cost 7.7. */
function fromUpperBounds(bounds: string, prices: string): Tier[] {
  const steps = [0, ...bounds.split(',').map(Number)];
  if (steps.some((step, i) => step <= (steps[i - 1] ?? -1))) return [];
  return prices.split(',').flatMap((price, i) => tier((steps[i] ?? NaN) + 1, price.trim()));
}

function fromText(input: string): Tier[] {
  const text = plainForm(input.slice(0, 20_000));
  if (/^\s*[[{]\s*["{]/.test(text)) return read(parseJson(text));
  const bounds = UPPER_BOUNDS.exec(text);
  if (bounds !== null) return fromUpperBounds(bounds[1] ?? '', bounds[2] ?? '');
  const lines = text.split(/[\r\n]+/).flatMap((line) => {
    const match = LINE.exec(line);
    return match === null ? [] : tier(match[1], match[2]);
  });
  if (lines.length > 0) return lines;
  return [...text.matchAll(SENTENCE)].flatMap((match) =>
    tier(match[1], (match[2] ?? '').replace(/[.,]+$/, '')),
  );
}

function fromEntry(entry: unknown): Tier[] {
  if (!isRecord(entry)) return [];
  const quantity = entry['num'] ?? entry['minQty'] ?? entry['quantity'] ?? entry['count'];
  return tier(quantity, entry['price'] ?? entry['unitPrice']);
}

function read(raw: unknown): Tier[] {
  if (typeof raw === 'string') return fromText(raw);
  if (Array.isArray(raw)) return raw.flatMap(fromEntry);
  if (isRecord(raw)) return Object.entries(raw).flatMap(([qty, price]) => tier(qty, price));
  return [];
}

/**
 * Quantity tiers in any of the forms the storefronts use: `{"10":"168"}`, `[{num,price}]`,
 * `10=168` lines with or without an INI header, `9,100#9.9,8.8,7.7`, and Chinese sentences.
 * Ascending by quantity, one tier a quantity; what cannot be read is left out.
 */
export function parseTiers(raw: unknown): Tier[] {
  const byQuantity = new Map(read(raw).map((entry) => [entry.minQty, entry]));
  return [...byQuantity.values()].sort((a, b) => a.minQty - b.minQty);
}
