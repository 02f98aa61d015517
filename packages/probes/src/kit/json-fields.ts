import { scalarText } from './json.ts';

/** Fields of strangers' JSON, read as what they ought to be or as nothing. */

const MOST = 300;

/** Text of a string or number, trimmed and bounded; '' for anything else. */
export function textField(value: unknown): string {
  return scalarText(value).slice(0, MOST).trim();
}

/** A whole number above zero, as number or digits; null for anything else. */
export function countField(value: unknown): number | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const count = Number(value);
  return Number.isSafeInteger(count) && count > 0 ? count : null;
}

/** A product's number as text; null when it is none. */
export function idField(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  return typeof value === 'string' && /^\d{1,18}$/.test(value) ? value : null;
}

/** A rate in percent as parts per million; null when it is none or not below 100 %. */
export function percentField(value: unknown): number | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const percent = /^\s*(\d{1,2}(?:\.\d{1,6})?)\s*%?\s*$/.exec(String(value))?.[1];
  return percent === undefined ? null : Math.round(Number(percent) * 10_000);
}

/** A rate as a fraction of one as parts per million; null when it is none or not below one. */
export function fractionField(value: unknown): number | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const text = String(value).trim();
  return /^0?\.\d{1,8}$|^0$/.test(text) ? Math.round(Number(text) * 1_000_000) : null;
}
