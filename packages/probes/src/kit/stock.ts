import type { Stock } from './offer.ts';
import { plainForm } from './money.ts';

const OUT = /售罄|缺货|无货|无库存|卖完|补货中|sold out|out of stock/;
const UNLIMITED = /无限|不限|unlimited/;
const IN = /充足|有货|现货|一般|非常多|即将售罄|少量|紧张|in stock/;

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
  const count = /^(?:库存|stock|剩余)?\s{0,3}[:(]?\s{0,3}(\d{1,9})\s{0,3}[)件个张]?$/.exec(
    text,
  )?.[1];
  if (count !== undefined) return counted(Number(count));
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
