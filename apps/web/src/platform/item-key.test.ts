import { expect, it } from 'vitest';
import { keyOf, partsOf } from './item-key.ts';

it.each(['iqiyi/12m/code', 'tencent-video-svip@hk/1m/recharge', 'youku/7d/code'])(
  '%s comes apart and together again',
  (key) => expect(keyOf(partsOf(key))).toBe(key),
);

it('begins empty where nothing was recognised', () => {
  expect(partsOf(null)).toEqual({ brand: '', count: '', unit: 'm', delivery: 'code' });
  expect(keyOf({ brand: ' Iqiyi ', count: ' 3 ', unit: 'm', delivery: 'code' })).toBe(
    'iqiyi/3m/code',
  );
});
