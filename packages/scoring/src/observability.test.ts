import { describe, expect, it } from 'vitest';
import { DAY, observation, START } from '../testing/support.ts';
import { EPOCH } from './decay.ts';
import { foldObservations } from './judge-indicators.ts';
import { PROFILE_WEIGHTS } from './profiles.ts';
import { readPlatform, score } from './score.ts';

/** Looks that told something (1) or came in vain (0), at the site and its certificate. */
function seen(told: readonly number[]) {
  const looks = told.map((could, i) =>
    observation(`k/${i}`, START, {
      readings: [
        {
          indicator: i % 2 === 0 ? 'availability' : 'tls',
          subject: '',
          x: could === 1 ? 1 : null,
        },
      ],
    }),
  );
  return score(foldObservations({}, looks), START, PROFILE_WEIGHTS.small);
}

describe('a platform that blocks verification', () => {
  it.each([
    [[1, 1, 1, 1], 1, false],
    [[1, 0, 1, 1], 0.75, false],
    [[1, 0, 1, 0], 0.5, false],
    [[1, 0, 0, 0], 0.25, true],
    [[0, 0], 0, true],
  ])('told %j: could be seen in %d of the looks, blocks: %s', (told, share, blocked) => {
    expect(seen(told)).toMatchObject({ observability: share, blocked });
  });

  it('is not one at which nobody looked', () => {
    expect(seen([])).toMatchObject({ observability: null, blocked: false });
  });

  it('loses nothing but what is not known', () => {
    const blocked = seen([0, 0]);
    expect(blocked.value).toBe(seen([]).value);
    expect(blocked.vetoes).toEqual([]);
  });
});

it('nothing can be scored before there was time', () => {
  expect(() => readPlatform({}, EPOCH - DAY)).toThrow(`nothing can be scored at ${EPOCH - DAY}`);
  expect(() => readPlatform({}, NaN)).toThrow(RangeError);
  expect(readPlatform({}, EPOCH)).toHaveLength(6);
});
