import type { Stock } from './offer.ts';
import { plainForm } from './money.ts';

const OUT = /售罄|缺货|无货|无库存|卖完|补货中|sold out|out of stock/;
const UNLIMITED = /无限|不限|unlimited/;
const IN = /充足|有货|现货|一般|非常多|即将售罄|少量|紧张|in stock/;

/** Stock as a number or in words; `hidden` when it says neither. */
export function stockOf(value: unknown): Stock {
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) && value >= 0
      ? { kind: 'exact', value }
      : { kind: 'hidden' };
  }
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
  if (count !== undefined) return { kind: 'exact', value: Number(count) };
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
  }
}
