import type { DiffSide } from '@kaopu/contracts';
import { align } from './align.ts';
import { visible } from './escape.ts';

const EDITS = 120;
/** Enough of a text to tell what it is like. */
const LIKENESS_CHARS = 300;
/** A Chinese character, a word or number, blanks, or any other single character. */
const TOKEN = /[\p{Script=Han}]|[\p{L}\p{N}_]+(?:[.,]\p{N}+)*|\s+|./gsu;

type Parts = DiffSide['parts'];

export function tokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

export function whole(text: string, marked = false): Parts {
  return [{ text: visible(text), marked }];
}

function partsOf(words: readonly string[], kept: ReadonlySet<number>): Parts {
  const parts: Parts = [];
  words.forEach((word, i) => {
    const marked = !kept.has(i);
    const last = parts.at(-1);
    if (last?.marked === marked) last.text += word;
    else parts.push({ text: word, marked });
  });
  return parts.map((part) => ({ ...part, text: visible(part.text) }));
}

/** Two texts with the words that differ marked on either side. */
export function markedParts(before: string, after: string): { before: Parts; after: Parts } {
  const [a, b] = [tokens(before), tokens(after)];
  const pairs = align(a, b, EDITS);
  return {
    before: partsOf(a, new Set(pairs.map(([place]) => place))),
    after: partsOf(b, new Set(pairs.map(([, place]) => place))),
  };
}

/** Share of the words of the longer text that both have, 0 to 1, by their beginnings. */
export function likeness(before: string, after: string): number {
  const counts = new Map<string, number>();
  const [a, b] = [before, after].map((text) => tokens(text.slice(0, LIKENESS_CHARS))) as [
    string[],
    string[],
  ];
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left > 0) {
      common += 1;
      counts.set(word, left - 1);
    }
  }
  return common / Math.max(a.length, b.length, 1);
}
