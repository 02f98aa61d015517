import { expect, it } from 'vitest';
import { cached } from './cached.ts';

it('asks again only when the answer is old, and shares one that is on its way', async () => {
  let now = 0;
  let asked = 0;
  const read = cached(
    5_000,
    () => now,
    () => Promise.resolve((asked += 1)),
  );
  expect(await Promise.all([read(), read()])).toEqual([1, 1]);
  now = 4_999;
  expect(await read()).toBe(1);
  now = 5_000;
  expect(await read()).toBe(2);
});

it('does not remember a failure', async () => {
  let isBroken = true;
  const read = cached(
    5_000,
    () => 0,
    () => (isBroken ? Promise.reject(new Error('broken')) : Promise.resolve('fine')),
  );
  await expect(read()).rejects.toThrow('broken');
  isBroken = false;
  expect(await read()).toBe('fine');
});
