import type { Doubt, Outcome, UnknownCause } from '@kaopu/probes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, isDecided, type Voice } from './quorum.ts';

const bad = (doubt: Doubt, seen: unknown = doubt): Voice => ({
  outcome: { kind: 'observed', seen },
  doubt,
});
const good = (seen: unknown = 'page'): Voice => ({
  outcome: { kind: 'observed', seen },
  doubt: null,
});
const none = (cause: UnknownCause): Voice => ({
  outcome: { kind: 'unknown', cause, detail: '' },
  doubt: null,
});
const SILENT: Voice = { outcome: null, doubt: null };
const DOWN = bad('down');

function counted(outcome: Outcome<unknown>): unknown {
  return outcome.kind === 'observed' ? outcome.seen : outcome.cause;
}

const CASES: [string, [Voice, ...Voice[]], number, unknown, string[]][] = [
  ['both see it down: it counts', [DOWN, DOWN], 2, 'down', ['agreed', 'agreed']],
  ['we are cut off', [DOWN, good()], 2, 'page', ['cut-off', 'agreed']],
  ['we are walled off', [none('blocked'), good()], 2, 'page', ['blocked', 'agreed']],
  ['we get no connection', [none('unreachable'), good()], 2, 'page', ['cut-off', 'agreed']],
  [
    'the vantage is walled off',
    [DOWN, none('challenged')],
    2,
    'unconfirmed',
    ['unclear', 'blocked'],
  ],
  [
    'its network is down',
    [DOWN, none('own-network')],
    2,
    'unconfirmed',
    ['unclear', 'own-network'],
  ],
  ['it is silent', [DOWN, SILENT], 2, 'unconfirmed', ['unclear', 'silent']],
  ['one of two agrees', [DOWN, SILENT, DOWN], 2, 'down', ['agreed', 'silent', 'agreed']],
  [
    'one sees more than enough others',
    [DOWN, DOWN, good()],
    2,
    'down',
    ['agreed', 'agreed', 'alone'],
  ],
  [
    'three are wanted, two agree',
    [DOWN, DOWN, good()],
    3,
    'page',
    ['cut-off', 'cut-off', 'agreed'],
  ],
  [
    'others see it down, we a wall',
    [none('blocked'), DOWN, DOWN],
    2,
    'down',
    ['blocked', 'agreed', 'agreed'],
  ],
  ['one sees it down, we a wall', [none('blocked'), DOWN], 2, 'blocked', ['blocked', 'unclear']],
  [
    'they see different things amiss',
    [DOWN, bad('shut')],
    2,
    'unconfirmed',
    ['unclear', 'unclear'],
  ],
  ['one voice is enough', [DOWN, SILENT], 1, 'down', ['agreed', 'silent']],
];

describe('what counts', () => {
  it.each(CASES)('when %s', (_when, voices, quorum, expected, verdicts) => {
    const decision = decide(voices, quorum);
    expect(counted(decision.outcome)).toBe(expected);
    expect(decision.verdicts).toEqual(verdicts);
  });

  const voice = fc.oneof(
    fc.constantFrom<Doubt>('down', 'not-found', 'shut').map((doubt) => bad(doubt)),
    fc.constant(good()),
    fc
      .constantFrom<UnknownCause>('blocked', 'challenged', 'own-network', 'timeout', 'unreachable')
      .map(none),
    fc.constant(SILENT),
  );
  const own = voice.filter(({ outcome }) => outcome !== null);
  const voices = fc
    .tuple(own, fc.array(voice, { maxLength: 6 }))
    .map(([first, rest]): [Voice, ...Voice[]] => [first, ...rest]);

  it('is never against the supplier while fewer than the quorum say the same', () => {
    fc.assert(
      fc.property(voices, fc.integer({ min: 1, max: 7 }), (all, quorum) => {
        const { by } = decide(all, quorum);
        const doubt = by === null ? null : all[by]?.doubt;
        if (doubt === null || doubt === undefined) return;
        expect(all.filter((one) => one.doubt === doubt).length).toBeGreaterThanOrEqual(quorum);
      }),
    );
  });

  it('is the same without those that could not look', () => {
    fc.assert(
      fc.property(voices, fc.integer({ min: 1, max: 7 }), ([first, ...rest], quorum) => {
        const heard = rest.filter(({ outcome }) => outcome?.kind === 'observed');
        expect(counted(decide([first, ...heard], quorum).outcome)).toEqual(
          counted(decide([first, ...rest], quorum).outcome),
        );
      }),
    );
  });

  it('does not change any more once it is decided, whatever is still to come', () => {
    fc.assert(
      fc.property(
        voices,
        fc.array(voice, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 7 }),
        (soFar, later, quorum) => {
          fc.pre(isDecided(soFar, later.length, quorum));
          const [now, then] = [decide(soFar, quorum), decide([...soFar, ...later], quorum)];
          expect(then.by === null ? null : then.outcome.kind).toBe(
            now.by === null ? null : now.outcome.kind,
          );
          const doubtOf = (by: number | null, all: Voice[]) =>
            by === null ? null : all[by]?.doubt;
          expect(doubtOf(then.by, [...soFar, ...later]) === null).toBe(
            doubtOf(now.by, soFar) === null,
          );
        },
      ),
    );
  });
});
