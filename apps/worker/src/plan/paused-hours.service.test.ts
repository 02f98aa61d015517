import { conservation, ensurePartitions } from '@kaopu/db';
import type { Planned } from '@kaopu/schedule/testing';
import { createDatabase, type TestDatabase } from '@kaopu/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openMadeUpWorld, type MadeUpWorld } from '../testing/made-up-history.ts';

let test: TestDatabase;
let world: MadeUpWorld;
beforeAll(async () => {
  test = await createDatabase(inject('postgresUrl'));
  world = await openMadeUpWorld(test);
  for (let month = 0; month < 2; month += 1) {
    await ensurePartitions(test.db, new Date(Date.UTC(2026, 5 + month, 15)));
  }
});
afterAll(async () => {
  await world.close();
  await test.drop();
});
beforeEach(() => world.forget());

describe('a probe with hours of its own, paused inside them', () => {
  /** Every half hour from nine to noon, Beijing time. */
  const planned: Planned = {
    schedule: {
      kind: 'interval',
      windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '12:00' }],
      timeZone: 'Asia/Shanghai',
    },
    intervalSeconds: 1_800,
    id: '',
  };
  /** Of 1 June 2026, Beijing time. */
  const at = (hour: number, minute = 0) => Date.UTC(2026, 5, 1, hour - 8, minute);

  async function openDay() {
    const history = await world.openHistory(at(8), [planned]);
    await test.sql('UPDATE probe SET request_id = NULL, request_at = NULL');
    let now = at(8);
    return {
      ...history,
      async until(then: number) {
        await history.wait(then - now);
        now = then;
      },
    };
  }

  const settled = () =>
    test.sql(
      `SELECT status, sum(slots)::int AS slots FROM observation GROUP BY status ORDER BY status`,
    );

  async function holdsWith(elapsed: number) {
    expect(await conservation(world.db, world.count)).toEqual({
      elapsed,
      accounted: elapsed,
      overdue: 0,
    });
  }

  /** Looks at each slot as it comes, until then; how many there were. */
  async function watch(day: Awaited<ReturnType<typeof openDay>>, from: number, to: number) {
    let looks = 0;
    for (let then = from; then <= to; then += 300_000) {
      await day.until(then);
      const due = await world.hinted();
      looks += (await world.finish(await world.claim(due))).length;
    }
    return looks;
  }

  it('is not looked at until it is resumed inside them, and nothing counts as missed', async () => {
    const day = await openDay();
    const before = await watch(day, at(8), at(10));
    expect(before).toBeGreaterThan(0);
    await day.change(0, { enabled: false });
    expect(await watch(day, at(10, 5), at(11))).toBe(0);
    await day.change(0, { enabled: true });
    const after = await watch(day, at(11, 5), at(12, 30));
    expect(after).toBeGreaterThan(0);
    expect(await settled()).toEqual([{ status: 'observed', slots: before + after }]);
    await holdsWith(after);
  });

  it('is looked at on the next day when it is resumed after them', async () => {
    const day = await openDay();
    const before = await watch(day, at(8), at(10));
    await day.change(0, { enabled: false });
    expect(await watch(day, at(10, 5), at(13))).toBe(0);
    await day.change(0, { enabled: true });
    expect(await watch(day, at(13, 5), at(24))).toBe(0);
    await holdsWith(0);
    const next = await watch(day, at(24 + 8), at(24 + 13));
    expect(next).toBeGreaterThan(before);
    expect(await settled()).toEqual([{ status: 'observed', slots: before + next }]);
    await holdsWith(next);
  });

  it('a hint from before the pause and a look under way at it come to nothing', async () => {
    const day = await openDay();
    await watch(day, at(8), at(9, 30));
    await day.until(at(10));
    const due = await world.hinted();
    expect(due.ids).toHaveLength(1);
    const claims = await world.claim(due);
    await day.change(0, { enabled: false });
    expect(await world.finish(claims)).toEqual([]);
    await day.until(at(10, 5));
    expect(await world.claim(due)).toEqual([]);
    await day.change(0, { enabled: true });
    await holdsWith(0);
    // The slot had come.
    expect(await settled()).toMatchObject([{ status: 'missed', slots: 1 }, { status: 'observed' }]);
  });
});
