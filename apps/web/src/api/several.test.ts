import { expect, it } from 'vitest';
import { ApiProblem } from './problem.ts';
import { amongSeveral, readSeveral } from './several.ts';

const NOT_SCORED = {
  type: 'urn:kaopu:problem:not-scored',
  title: '还没有评分',
  status: 404,
  code: 'not-scored',
  detail: '还没有评分',
} as const;

it('what is asked below the path meanwhile goes as one request, and each has its own answer', async () => {
  const asked: string[] = [];
  const found: (Promise<unknown> | null)[] = [];
  readSeveral(
    '/platforms/1',
    (path) => {
      asked.push(path);
      const items = [
        { status: 200, body: { id: 1 } },
        { status: 200, body: { points: [] } },
        { status: 404, body: NOT_SCORED },
      ];
      return Promise.resolve({ items });
    },
    () => {
      found.push(
        amongSeveral('/platforms/1'),
        amongSeveral('/platforms/1/trend?profile=medium&hours=24'),
        amongSeveral('/platforms/1/explanation?profile=medium'),
        amongSeveral('/platforms/12'),
        amongSeveral('/channels'),
      );
    },
  );
  expect(asked).toEqual([
    '/platforms/1/several?get=&get=trend%3Fprofile%3Dmedium%26hours%3D24&get=explanation%3Fprofile%3Dmedium',
  ]);
  expect(found.slice(3)).toEqual([null, null]);
  expect(await found[0]).toEqual({ id: 1 });
  expect(await found[1]).toEqual({ points: [] });
  await expect(found[2]).rejects.toEqual(new ApiProblem(NOT_SCORED));
});

it('a request that fails fails all, and nothing is gathered later or where nothing was asked', async () => {
  const away = new Error('away');
  let asked = 0;
  const read = () => {
    asked += 1;
    return Promise.reject(away);
  };
  let found: Promise<unknown> | null = null;
  readSeveral('/platforms/1', read, () => {
    found = amongSeveral('/platforms/1/products');
  });
  await expect(found).rejects.toBe(away);
  expect(amongSeveral('/platforms/1/products')).toBeNull();
  readSeveral('/platforms/1', read, () => undefined);
  expect(asked).toBe(1);
});
