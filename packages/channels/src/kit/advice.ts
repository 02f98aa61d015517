import type { Advice } from './types.ts';

/** Pairs of Chinese and English, by the code that a service's words begin with. */
export function advice(pairs: Readonly<Record<string, readonly [zh: string, en: string]>>): Advice {
  return Object.fromEntries(Object.entries(pairs).map(([code, [zh, en]]) => [code, { zh, en }]));
}
