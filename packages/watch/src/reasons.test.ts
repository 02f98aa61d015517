import { describe, expect, it } from 'vitest';
import { reasonsOf, statusOf, unaccounted, wordsOf, type Findings } from './reasons.ts';
import { REASONS, type Reason } from './words.ts';

const VITALS = {
  workersAlive: 1,
  overdue: 0,
  ahead: 0,
  unjudged: 0,
  undelivered: 0,
  unserved: [],
  troubles: [],
  silentVantages: [],
  replay: null,
} satisfies Findings['vitals'];
const SLOTS = { elapsed: 10, observed: 4, unknown: 3, missed: 1, open: 1, overdue: 1, skipping: 0 };
const WELL: Findings = { vitals: VITALS, queueOk: true, evidenceOk: true, slots: SLOTS };

const measured = (change: object): Findings => ({ ...WELL, vitals: { ...VITALS, ...change } });

describe('reasonsOf', () => {
  it.each<[string, Findings, Reason[]]>([
    ['all well', WELL, []],
    ['what is not known yet', { ...WELL, evidenceOk: null, slots: null }, []],
    ['no worker alone', measured({ workersAlive: 0, unserved: ['http'] }), ['no-worker']],
    ['a queue without a worker', measured({ unserved: ['browser'] }), ['queue-unserved']],
    ['overdue looks', measured({ overdue: 1 }), ['looks-overdue']],
    [
      'slots missed again and again',
      { ...WELL, slots: { ...SLOTS, skipping: 1 } },
      ['slots-missed'],
    ],
    ['looks planned too far ahead', measured({ ahead: 1 }), ['schedule-ahead']],
    ['unjudged observations', measured({ unjudged: 1 }), ['judging-behind']],
    ['unsent messages', measured({ undelivered: 1 }), ['deliveries-behind']],
    ['an identical replay', measured({ replay: { differences: 0 } }), []],
    ['a replay that differs', measured({ replay: { differences: 2 } }), ['replay-differs']],
    ['a lone worker', measured({ troubles: ['own-network-down'] }), ['own-network-down']],
    ['a trouble nobody knows', measured({ troubles: ['haunted'] }), []],
    ['a worker cut off', measured({ troubles: ['queue-unreachable'] }), ['queue-unreachable']],
    [
      'a vantage that is silent',
      measured({ silentVantages: [{ name: '广州', since: new Date(0) }] }),
      ['vantage-silent'],
    ],
    ['no queue', { ...WELL, queueOk: false }, ['queue-unreachable']],
    ['no place for evidence', { ...WELL, evidenceOk: false }, ['evidence-unreachable']],
    ['a lost slot', { ...WELL, slots: { ...SLOTS, elapsed: 11 } }, ['slots-unaccounted']],
    ['a slot counted twice', { ...WELL, slots: { ...SLOTS, observed: 5 } }, ['slots-unaccounted']],
    ['no database', { ...WELL, vitals: null }, ['database-unreachable']],
    [
      'several at once, the gravest first',
      { ...measured({ workersAlive: 0, overdue: 3, undelivered: 2 }), queueOk: false },
      ['queue-unreachable', 'no-worker', 'looks-overdue', 'deliveries-behind'],
    ],
  ])('finds %s', (_what, findings, reasons) => {
    expect(reasonsOf(findings)).toEqual(reasons);
  });
});

describe('unaccounted', () => {
  it('is what the slots do not add up to', () => {
    expect(unaccounted(SLOTS)).toBe(0);
    expect(unaccounted({ ...SLOTS, missed: 0 })).toBe(1);
    expect(unaccounted({ ...SLOTS, open: 3 })).toBe(-2);
  });
});

describe('statusOf', () => {
  it('is down without a database only', () => {
    expect(statusOf([], true)).toBe('ok');
    expect(statusOf(['queue-unreachable'], true)).toBe('degraded');
    expect(statusOf(['database-unreachable'], false)).toBe('down');
  });
});

describe('wordsOf', () => {
  it('has a sentence in both languages for every reason, and each its own', () => {
    const all = wordsOf(Object.keys(REASONS) as Reason[]);
    for (const { zh, en } of all) {
      expect(zh).toMatch(/\p{Script=Han}{4}/u);
      expect(en).toMatch(/^[A-Z][^\p{Script=Han}]{20}/u);
    }
    expect(new Set(all.map(({ zh }) => zh)).size).toBe(all.length);
  });
});
