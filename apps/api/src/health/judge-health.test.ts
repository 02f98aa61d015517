import { Health } from '@kaopu/contracts';
import type { Depth } from '@kaopu/jobs';
import { describe, expect, it } from 'vitest';
import { judgeHealth, type Measured } from './judge-health.ts';

const REPLAY = {
  at: new Date('2026-03-01T19:00:00Z'),
  platforms: 1,
  snapshots: 40,
  differences: 0,
};

const WELL = {
  vitals: {
    latencyMs: 1.5,
    workersAlive: 1,
    workerSeenAt: new Date('2026-03-01T12:00:00Z'),
    oldestDueLagSeconds: 0,
    overdue: 0,
    ahead: 0,
    unjudged: 0,
    unjudgedAll: 0,
    unjudgedLagSeconds: 0,
    undelivered: 0,
    undeliveredAll: 0,
    undeliveredOldestSeconds: 0,
    unserved: [],
    troubles: [],
    silentVantages: [],
    alarms: [],
    replay: null,
  },
  depths: new Map<string, Depth>([
    ['judge', { waiting: 3, oldestAt: new Date('2026-03-01T12:00:00Z') }],
    ['tell', { waiting: 10_000, oldestAt: new Date('2026-03-01T12:00:00Z') }],
  ]),
  slots: null,
  evidence: { ok: true, latencySeconds: 0.002 },
  backend: 'postgres',
  nodes: [{ name: 'postgres', ok: true }],
} satisfies Measured;

describe('judgeHealth', () => {
  it.each<[string, Measured, Health['status'], boolean, string[]]>([
    ['all well, though a queue is long', WELL, 'ok', true, []],
    [
      'a look that is late but not overdue',
      { ...WELL, vitals: { ...WELL.vitals, oldestDueLagSeconds: 50 } },
      'ok',
      true,
      [],
    ],
    [
      'no worker',
      { ...WELL, vitals: { ...WELL.vitals, workersAlive: 0, workerSeenAt: null } },
      'degraded',
      true,
      ['no-worker'],
    ],
    ['no queue', { ...WELL, depths: null }, 'degraded', false, ['queue-unreachable']],
    ['no database', { ...WELL, vitals: null }, 'down', false, ['database-unreachable']],
    [
      'nothing',
      {
        ...WELL,
        vitals: null,
        depths: null,
        evidence: { ok: false, latencySeconds: null },
      },
      'down',
      false,
      ['database-unreachable', 'queue-unreachable', 'evidence-unreachable'],
    ],
  ])('judges %s', (_what, measured, status, ready, reasons) => {
    const health = judgeHealth(measured);
    expect(Health.parse(health)).toEqual(health);
    expect(health).toMatchObject({ status, ready, reasons });
    expect(health.words).toHaveLength(reasons.length);
  });

  it('names the nodes of the queue that are away', () => {
    const nodes = [
      { name: 'mymaster', ok: true },
      { name: 'a:6379', ok: false },
      { name: 'b:6380', ok: false },
    ];
    const health = judgeHealth({ ...WELL, depths: null, backend: 'redis', nodes });
    expect(Health.parse(health).queue).toEqual({
      backend: 'redis',
      ok: false,
      waiting: null,
      nodes,
    });
    expect(health.words).toEqual([
      {
        zh: expect.stringMatching(/任务队列.*（没有应答：a:6379、b:6380）$/),
        en: expect.stringMatching(/queue.*\(no answer: a:6379, b:6380\)$/),
      },
    ]);
  });

  it('names the vantages that are silent, and since when', () => {
    const since = new Date('2026-03-01T12:00:00Z');
    const silentVantages = [{ name: '广州电信', since }];
    const health = judgeHealth({ ...WELL, vitals: { ...WELL.vitals, silentVantages } });
    expect(health).toMatchObject({
      status: 'degraded',
      ready: true,
      reasons: ['vantage-silent'],
      vantages: { silent: [{ name: '广州电信', since: since.toISOString() }] },
    });
    const [said] = health.words;
    expect(said?.zh).toContain('广州电信（2026-03-01 20:00 起）');
    expect(said?.en).toContain('广州电信 (since 2026-03-01 20:00 Beijing time)');
  });

  it('passes the figures on', () => {
    const vitals = { ...WELL.vitals, oldestDueLagSeconds: 61.5, overdue: 2, unjudged: 3 };
    const slots = {
      windowSeconds: 600,
      elapsed: 3,
      observed: 1,
      unknown: 0,
      missed: 1,
      open: 0,
      overdue: 1,
      notLooked: 1,
      skipping: 1,
    };
    expect(
      judgeHealth({ ...WELL, vitals: { ...vitals, undelivered: 4, replay: REPLAY }, slots }),
    ).toMatchObject({
      database: { ok: true, latencyMs: 1.5 },
      queue: { backend: 'postgres', ok: true, waiting: 10_003 },
      evidence: { ok: true, latencyMs: 2 },
      workers: { alive: 1, lastSeenAt: '2026-03-01T12:00:00.000Z' },
      oldestDueLagSeconds: 61.5,
      overdue: 2,
      unjudged: 3,
      undelivered: 4,
      slots,
      replay: { at: '2026-03-01T19:00:00.000Z', platforms: 1, snapshots: 40, differences: 0 },
    });
  });
});
