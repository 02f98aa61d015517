import { expect, it } from 'vitest';
import { sha256 } from '../testing/support.ts';
import { INDICATOR_SPECS, METHOD } from './method.ts';
import { canonicalJson } from './canonical.ts';
import { METHOD_VERSION, methodVersion } from './method-version.ts';
import { LOOKS_HALF_LIFE } from './looks.ts';
import { normalisedWeights, PROFILE_WEIGHTS, STANDARD_PROFILES } from './profiles.ts';
import { RING_SIZE } from './ring.ts';
import { DIMENSIONS, INDICATORS } from './types.ts';

it('the stamped version is the hash of all constants', () => {
  expect(methodVersion(sha256)).toBe(METHOD_VERSION);
});

it.each(DIMENSIONS)('the indicators of %s weigh 1 together', (dimension) => {
  const own = INDICATORS.filter((id) => INDICATOR_SPECS[id].dimension === dimension);
  expect(own.reduce((sum, id) => sum + INDICATOR_SPECS[id].v, 0)).toBeCloseTo(1, 12);
});

it.each(STANDARD_PROFILES)('the weights of $id sum to 1', ({ weights }) => {
  expect(DIMENSIONS.reduce((sum, id) => sum + weights[id], 0)).toBeCloseTo(1, 12);
});

it('medium is the mean of small and channel', () => {
  const { small, medium, channel } = PROFILE_WEIGHTS;
  for (const id of DIMENSIONS) {
    expect(medium.weights[id]).toBeCloseTo((small.weights[id] + channel.weights[id]) / 2, 12);
  }
});

it('constants kept in two places agree', () => {
  expect(METHOD.ring).toBe(RING_SIZE);
  expect(METHOD.looksHalfLifeDays).toBe(LOOKS_HALF_LIFE);
});

it('waits have a scale and nothing else has', () => {
  for (const id of INDICATORS) {
    const { kind, scale } = INDICATOR_SPECS[id];
    expect(scale !== undefined).toBe(kind === 'waits');
  }
});

it('canonical JSON does not depend on the order of keys', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe(
    '{"b":[1,{"c":"x","d":null}]}',
  );
});

it.each([-0.1, NaN, Infinity])('a weight of %d is refused', (price) => {
  const profile = { id: 'own', weights: { ...PROFILE_WEIGHTS.small.weights, price } };
  expect(() => normalisedWeights(profile)).toThrow(RangeError);
});

it('a profile without any weight is refused', () => {
  const weights = { ...PROFILE_WEIGHTS.small.weights };
  for (const id of DIMENSIONS) weights[id] = 0;
  expect(() => normalisedWeights({ id: 'none', weights })).toThrow(RangeError);
});
