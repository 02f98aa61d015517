import { Health } from '@kaopu/contracts';
import type { Vitals } from '@kaopu/db';
import { describe, expect, it } from 'vitest';
import { judgeHealth } from './health.controller.ts';

const WELL: Vitals = {
  latencyMs: 1.5,
  workersAlive: 1,
  workerSeenAt: new Date('2026-03-01T12:00:00Z'),
  oldestDueLagSeconds: 0,
  overdue: 0,
  unjudged: 0,
  undelivered: 0,
  replay: null,
};

const REPLAY = { at: new Date('2026-03-01T19:00:00Z'), platforms: 1, snapshots: 40 };

describe('judgeHealth', () => {
  it.each<[string, Vitals | null, number | null, Health['status'], boolean, string[]]>([
    ['all well', WELL, 0, 'ok', true, []],
    ['a long queue alone', WELL, 10_000, 'ok', true, []],
    [
      'a look that is late but not overdue',
      { ...WELL, oldestDueLagSeconds: 50 },
      0,
      'ok',
      true,
      [],
    ],
    [
      'no worker',
      { ...WELL, workersAlive: 0, workerSeenAt: null },
      0,
      'degraded',
      true,
      ['no-worker'],
    ],
    ['overdue looks', { ...WELL, overdue: 1 }, 0, 'degraded', true, ['looks-overdue']],
    ['unjudged observations', { ...WELL, unjudged: 1 }, 0, 'degraded', true, ['judging-behind']],
    ['unsent messages', { ...WELL, undelivered: 1 }, 0, 'degraded', true, ['deliveries-behind']],
    ['an identical replay', { ...WELL, replay: { ...REPLAY, differences: 0 } }, 0, 'ok', true, []],
    [
      'a replay that differs',
      { ...WELL, replay: { ...REPLAY, differences: 2 } },
      0,
      'degraded',
      true,
      ['replay-differs'],
    ],
    ['no queue', WELL, null, 'degraded', false, ['queue-unreachable']],
    ['no database', null, 0, 'down', false, ['database-unreachable']],
    ['nothing', null, null, 'down', false, ['database-unreachable', 'queue-unreachable']],
    [
      'several at once',
      { ...WELL, workersAlive: 0, overdue: 3, undelivered: 2 },
      7,
      'degraded',
      true,
      ['no-worker', 'looks-overdue', 'deliveries-behind'],
    ],
  ])('judges %s', (_what, found, waiting, status, ready, reasons) => {
    const health = judgeHealth(found, waiting, 'postgres');
    expect(Health.parse(health)).toEqual(health);
    expect(health).toMatchObject({ status, ready, reasons });
    expect(health.queue).toEqual({ backend: 'postgres', ok: waiting !== null, waiting });
  });

  it('passes the figures on', () => {
    const found = { ...WELL, oldestDueLagSeconds: 61.5, overdue: 2, unjudged: 3, undelivered: 4 };
    const replay = { ...REPLAY, differences: 0 };
    expect(judgeHealth({ ...found, replay }, 5, 'redis')).toMatchObject({
      database: { ok: true, latencyMs: 1.5 },
      queue: { backend: 'redis', waiting: 5 },
      workers: { alive: 1, lastSeenAt: '2026-03-01T12:00:00.000Z' },
      oldestDueLagSeconds: 61.5,
      overdue: 2,
      unjudged: 3,
      undelivered: 4,
      replay: { at: '2026-03-01T19:00:00.000Z', platforms: 1, snapshots: 40, differences: 0 },
    });
  });
});
