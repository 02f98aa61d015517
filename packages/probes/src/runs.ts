import { readNumbers, writeNumbers } from './kit/varints.ts';
import { probeByKind } from './registry.ts';

/** One of the looks that are kept together: those after the first as a few numbers each. */
export interface RunLook {
  /** ms UTC. */
  slotAt: number;
  spacingMs: number;
  seen: unknown;
}

/** Of its own: how far its slot lies from the one before, and its spacing from that. */
const TIMES = 2;

/**
 * A look as a few numbers, for being kept with the ones before it; null when its kind has none, or when
 * it cannot be made whole from them.
 *
 * @param previousAt slot of the look before it, ms UTC
 */
export function sampleOf(kind: string, look: RunLook, previousAt: number): Uint8Array | null {
  const probe = probeByKind(kind);
  if (probe?.sample === undefined) return null;
  const passed = look.slotAt - previousAt;
  const numbers = [
    passed,
    passed - look.spacingMs,
    ...probe.sample.numbersOf(look.seen, look.slotAt),
  ];
  return numbers.every(Number.isSafeInteger) ? writeNumbers(numbers) : null;
}

/**
 * The looks kept together with a first one, it included, oldest first. Throws RangeError for samples
 * that are none of that kind.
 */
export function looksOf(kind: string, first: RunLook, samples: Uint8Array | null): RunLook[] {
  const sampling = probeByKind(kind)?.sample;
  if (samples === null || sampling === undefined) return [first];
  const size = TIMES + sampling.length;
  const numbers = readNumbers(samples);
  if (numbers.length % size !== 0) throw new RangeError(`${numbers.length} numbers of ${kind}`);
  const looks = [first];
  let { slotAt } = first;
  for (let i = 0; i < numbers.length; i += size) {
    const [passed = 0, less = 0, ...own] = numbers.slice(i, i + size);
    slotAt += passed;
    const seen = sampling.seenWith(first.seen, own, slotAt);
    looks.push({ slotAt, spacingMs: passed - less, seen });
  }
  return looks;
}
