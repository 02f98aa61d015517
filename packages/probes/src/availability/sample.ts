import type { Sampling } from '../kit/sampling.ts';
import type { Seen } from './schema.ts';

type Phases = NonNullable<Seen['phases']>;
const PHASES = ['dns', 'connect', 'tls', 'firstByte', 'total'] as const;

/** Tenths of a millisecond, one up: 0 is a phase that did not take place. */
function written(ms: number | null): number {
  return ms === null ? 0 : Math.round(ms * 10) + 1;
}

function read(number: number | undefined): number | null {
  return number === undefined || number === 0 ? null : (number - 1) / 10;
}

/** Of a look that has a gist: it had an answer, at the first try. */
export const sample: Sampling<Seen> = {
  length: PHASES.length + 3,
  numbersOf({ phases, attempts, bytes }, slotAt) {
    const [attempt] = attempts;
    return [
      ...PHASES.map((phase) => written(phases?.[phase] ?? null)),
      (attempt?.at ?? slotAt) - slotAt,
      attempt?.ms ?? 0,
      bytes,
    ];
  },
  seenWith(like, numbers, slotAt) {
    const [at = 0, ms = 0, bytes = 0] = numbers.slice(PHASES.length);
    const phases = Object.fromEntries(PHASES.map((phase, i) => [phase, read(numbers[i])]));
    return {
      ...like,
      phases: phases['total'] === null ? null : (phases as Phases),
      attempts: [{ at: slotAt + at, failure: null, ms }],
      bytes,
    };
  },
};
