import { sampleOf } from '@kaopu/probes';
import { createDatabase } from '@kaopu/testkit';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { quietPlatform, storeObservations, type TestObservation } from '../testing/history.ts';
import { openParts, type Parts } from '../testing/parts.ts';

const MINUTE = 60_000;

let test: Parts;
beforeAll(async () => {
  test = await openParts(await createDatabase(inject('postgresUrl')));
});
afterAll(() => test.close());
beforeEach(() => test.forget('platform'));

/** What one look a minute saw of a shop that is up: only times differ. */
function looks(count: number): TestObservation[] {
  const probe = randomUUID();
  const from = Date.now() - count * MINUTE;
  return Array.from({ length: count }, (_, i) => {
    const at = from + i * MINUTE;
    const total = 300 + 7 * i;
    return {
      key: `${probe}/${at}`,
      slotAt: new Date(at),
      kind: 'availability',
      status: 'observed' as const,
      cause: null,
      spacingMs: MINUTE,
      seen: {
        reachable: true,
        status: 200,
        health: 'ok',
        reason: null,
        phases: { dns: null, connect: 20.5, tls: 30, firstByte: total - 100.5, total },
        https: true,
        tls: { validTo: from + 40 * 86_400_000, authorized: true, error: null },
        attempts: [{ at: at + 3, failure: null, ms: total }],
        bytes: 4_000 + i,
        slowMs: 10_000,
      },
    };
  });
}

/** The same looks in one row. */
async function storeRun(platformId: string, run: readonly TestObservation[]): Promise<void> {
  const [first] = run;
  if (first === undefined) return;
  await storeObservations(test, platformId, [first]);
  const samples = run.slice(1).map(({ kind, slotAt, spacingMs, seen }, i) => {
    const previous = run[i]?.slotAt.getTime() ?? 0;
    const sample = sampleOf(kind, { slotAt: slotAt.getTime(), spacingMs, seen }, previous);
    return Buffer.from(sample ?? []);
  });
  await test.sql('UPDATE observation SET slots = $2, samples = $3 WHERE key = $1', [
    first.key,
    run.length,
    Buffer.concat(samples),
  ]);
}

/** The same, seen of another platform. */
function elsewhere(look: TestObservation): TestObservation {
  return { ...look, key: `elsewhere/${look.key}` };
}

async function scored(id: string) {
  await test.judge(id);
  const scores = await test.sql(
    `SELECT profile, status, score->'value' AS value, score->'coverage' AS coverage
     FROM current_score WHERE platform_id = $1 ORDER BY profile`,
    [id],
  );
  const [state] = await test.sql(
    `SELECT state->'indicators'->'latency'->'sums' AS latency,
       state->'indicators'->'availability'->'sums' AS availability
     FROM judge_state WHERE platform_id = $1`,
    [id],
  );
  return { scores, state };
}

describe('looks that are one observation', () => {
  it('weigh what they would weigh singly, digit by digit', async () => {
    const run = looks(20);
    const [single, gathered] = [
      await quietPlatform(test.db, 'single'),
      await quietPlatform(test.db, 'gathered'),
    ];
    await storeObservations(test, single, run);
    await storeRun(gathered, run.map(elsewhere));
    const expected = await scored(single);
    expect(expected.state?.['latency']).not.toBeNull();
    expect((await scored(gathered)).state).toEqual(expected.state);
    expect(await test.sql('SELECT 1 FROM unjudged')).toEqual([]);
  });

  it('are replayed, and taken back all together', async () => {
    const id = await quietPlatform(test.db, 'shop');
    const [before, after] = [looks(40).slice(0, 20), looks(20)];
    await storeRun(id, before);
    await test.judge(id);
    await storeRun(id, after);
    await test.judge(id);
    expect(await test.replay(id)).toMatchObject({ differences: 0 });

    const key = before[0]?.key ?? '';
    await test.sql('UPDATE observation SET retracted_by = $2 WHERE key = $1', [
      key,
      'retraction/1',
    ]);
    await storeObservations(test, id, [
      {
        key: 'retraction/1',
        slotAt: new Date(Date.now() - 1_000),
        kind: 'retraction',
        status: 'observed',
        cause: null,
        spacingMs: 0,
        seen: { target: key, reason: 'ours' },
      },
    ]);
    const taken = await scored(id);
    expect(await test.replay(id)).toMatchObject({ differences: 0 });

    const alone = await quietPlatform(test.db, 'alone');
    await storeObservations(test, alone, after.map(elsewhere));
    expect(taken.state).toEqual((await scored(alone)).state);
  });
});
