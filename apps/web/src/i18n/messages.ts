import type { Shape } from './types.ts';
import type { zh } from './zh/index.ts';

export type Messages = Shape<typeof zh>;

/** A word of an open vocabulary (causes, states): ours when we know it, else as it came. */
export function wordFor(words: Readonly<Record<string, unknown>>, key: string): string {
  const word = Object.hasOwn(words, key) ? words[key] : undefined;
  return typeof word === 'string' ? word : key;
}
