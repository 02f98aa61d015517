import { BINS, type WaitEnd } from './event-counter.ts';

/** A stored state that this version cannot read; `path` says where. */
export class StateFault extends Error {
  override readonly name = 'StateFault';
  readonly path: string;
  constructor(path: string, expected: string) {
    super(`${path}: expected ${expected}`);
    this.path = path;
  }
}

export function asObject(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new StateFault(path, 'an object');
  }
  return { ...value };
}

export function asArray(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new StateFault(path, 'an array');
  return value;
}

export function asNumber(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new StateFault(path, 'a number');
  return value;
}

export function asText(value: unknown, path: string): string {
  if (typeof value !== 'string') throw new StateFault(path, 'a text');
  return value;
}

export function asBig(value: unknown, path: string): bigint {
  const text = asText(value, path);
  if (!/^-?\d+$/.test(text)) throw new StateFault(path, 'a decimal integer');
  return BigInt(text);
}

export function asCells(value: unknown, path: string): readonly bigint[] {
  const cells = asArray(value, path).map((cell, i) => asBig(cell, `${path}.${i}`));
  if (cells.length !== BINS) throw new StateFault(path, `${BINS} cells`);
  return cells;
}

/** One of a list of words. */
export function asWord<T extends string>(value: unknown, words: readonly T[], path: string): T {
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw new StateFault(path, `one of ${words.join(', ')}`);
  return word;
}

export function asWaitEnd(value: unknown, path: string): WaitEnd {
  return asWord(value, ['event', 'censored', 'open'], path);
}

export function orNull<T>(
  value: unknown,
  path: string,
  read: (value: unknown, path: string) => T,
): T | null {
  return value === null || value === undefined ? null : read(value, path);
}

/** Keys in one order, so that equal states are equal texts. */
export function sortedRecord(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(record).sort()) result[key] = record[key];
  return result;
}
