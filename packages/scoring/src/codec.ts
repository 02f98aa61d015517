import { BINS } from './event-counter.ts';

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

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const SHORTEST_RUN = 4;

/**
 * Six bits a character, most significant first: half the length of decimals. Sums of decayed weights
 * end in as many zeros as time passed before their first observation: these are counted.
 */
export function encodeBig(value: bigint): string {
  const octal = (value < 0n ? -value : value).toString(8);
  let text = value < 0n ? '~' : '';
  for (let i = octal.length % 2 === 0 ? 0 : -1; i < octal.length; i += 2) {
    text += DIGITS[8 * Number(octal[i] ?? 0) + Number(octal[i + 1])] ?? '';
  }
  const zeros = /0*$/.exec(text)?.[0].length ?? 0;
  return zeros < SHORTEST_RUN ? text : `${text.slice(0, -zeros)}.${zeros}`;
}

export function asBig(value: unknown, path: string): bigint {
  const [, sign, digits = '', zeros = '0'] =
    /^(~?)([\w-]+)(?:\.(\d{1,4}))?$/.exec(asText(value, path)) ?? [];
  if (sign === undefined) throw new StateFault(path, 'an integer');
  let octal = '0o';
  for (const digit of digits) octal += DIGITS.indexOf(digit).toString(8).padStart(2, '0');
  const size = BigInt(octal) << BigInt(6 * Number(zeros));
  return sign === '~' ? -size : size;
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
