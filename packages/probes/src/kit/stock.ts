import type { Stock } from './offer.ts';
import { plainForm } from './money.ts';

const OUT =
  /售罄|售完|缺货|无现?货|无库存|库存不足|没货|[卖抢]完|[卖抢]光|补货中|已断货|sold[ -]?out|out[ -]of[ -]stock/;
const UNLIMITED = /无限|不限(?![购量])|unlimited|∞/;
const IN = /充足|有货|现货|一般|非常多|大量|很多|即将售罄|少量|紧张|in[ -]?stock/;

const COUNT =
  /^(?:(?:当前|商品|剩余)?库存(?:量|数量|数)?|stock|剩余|仅剩|还剩|余)?\s{0,3}[:(]?\s{0,3}(\d{1,3}(?:,\d{3}){1,2}|\d{1,9})\s{0,3}(\+)?\s{0,3}[)件个张份枚]{0,2}(以上)?$/;

/** 9999, 88888, 999999: nobody counts as many cards of one kind and comes to such a figure. */
const MADE_UP = /^(\d)\1{3,}$/;
const LEAST_MADE_UP = 5_000;

/** A counted stock, unless the figure can hardly have been counted. */
export function counted(value: number): Stock {
  if (!Number.isSafeInteger(value) || value < 0) return { kind: 'hidden' };
  return value >= LEAST_MADE_UP && MADE_UP.test(String(value))
    ? { kind: 'virtual_suspected', shown: value, value: null }
    : { kind: 'exact', value };
}

/** Stock as a number or in words; `hidden` when it says neither. */
export function stockOf(value: unknown): Stock {
  if (typeof value === 'number') return counted(value);
  if (typeof value !== 'string') return { kind: 'hidden' };
  const label = value.replace(/\s+/g, ' ').trim().slice(0, 60);
  const text = plainForm(label);
  // "Almost sold out" contains "sold out".
  if (/即将售罄/.test(text)) return { kind: 'fuzzy', label, available: true };
  if (OUT.test(text)) return { kind: 'fuzzy', label, available: false };
  if (UNLIMITED.test(text)) return { kind: 'unlimited' };
  const [, count, plus, above] = COUNT.exec(text) ?? [];
  const isCounted = (plus ?? above) === undefined;
  if (count !== undefined && isCounted) return counted(Number(count.replaceAll(',', '')));
  // "100+" is no count: there are some.
  if (count !== undefined) return { kind: 'fuzzy', label, available: true };
  return IN.test(text) ? { kind: 'fuzzy', label, available: true } : { kind: 'hidden' };
}

/** Can it be bought now? null when the stock does not tell. */
export function isAvailable(stock: Stock): boolean | null {
  switch (stock.kind) {
    case 'exact':
      return stock.value > 0;
    case 'fuzzy':
      return stock.available;
    case 'unlimited':
      return true;
    case 'hidden':
      return null;
    case 'virtual_suspected':
      return stock.value === null ? null : stock.value > 0;
  }
}
