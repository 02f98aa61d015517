import { describe, expect, it } from 'vitest';
import { openBatch } from './batch.ts';

describe('a batch', () => {
  it('does together what is asked for together, and gives each its own result', async () => {
    const calls: number[][] = [];
    const double = openBatch<number, number>(
      async (items) => {
        calls.push(items);
        return items.map((item) => item * 2);
      },
      { lingerMs: () => 5, most: 100 },
    );
    expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
    expect(calls).toEqual([[1, 2, 3]]);
  });

  it('goes on at once when it is full', async () => {
    const calls: number[][] = [];
    const same = openBatch<number, number>(
      async (items) => {
        calls.push(items);
        return items;
      },
      { lingerMs: () => 5, most: 2 },
    );
    await Promise.all([1, 2, 3].map(same));
    expect(calls).toEqual([[1, 2], [3]]);
  });

  it('goes as soon as one of them cannot wait any longer', async () => {
    const calls: number[][] = [];
    const patient = openBatch<number, number>(
      async (items) => {
        calls.push(items);
        return items;
      },
      { lingerMs: (item) => (item === 2 ? 0 : 3_600_000), most: 100 },
    );
    await Promise.all([1, 2].map(patient));
    expect(calls).toEqual([[1, 2]]);
  });

  it('tries each alone when all together fail', async () => {
    const positive = openBatch<number, number>(
      async (items) => {
        if (items.some((item) => item < 0)) throw new Error('negative');
        return items;
      },
      { lingerMs: () => 5, most: 100 },
    );
    const results = await Promise.allSettled([1, -2, 3].map(positive));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
