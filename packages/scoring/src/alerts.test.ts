import { describe, expect, it } from 'vitest';
import { decideAlerts } from './alerts.ts';
import type { OpenAlert } from './judge-types.ts';
import type { Change } from './types.ts';

const price = (subject: string, rest: Partial<Change> = {}): Change => ({
  kind: 'price-changed',
  dimension: 'price',
  indicator: 'price-level',
  subject,
  label: '',
  from: 178,
  to: 208,
  severity: 'warning',
  since: 1,
  at: 2,
  evidence: ['a'],
  recovery: false,
  ...rest,
});
const priceBack = (subject: string) => price(subject, { recovery: true, severity: 'info' });
const drift = (subject: string, rest: Partial<Change> = {}) =>
  price(subject, { kind: 'degraded', ...rest });
const down = price('', {
  kind: 'became-unreachable',
  dimension: 'technology',
  indicator: 'availability',
  severity: 'critical',
});
const up = { ...down, kind: 'became-reachable', severity: 'info', recovery: true } as const;

const openPrice: OpenAlert = {
  id: 'a1',
  dimension: 'price',
  severity: 'warning',
  children: ['price|p1'],
};

describe('without an open alert', () => {
  it('a trouble opens one and is told first', () => {
    expect(decideAlerts([], [price('p1')])).toMatchObject([
      { alertId: null, children: ['price|p1'], notify: 'first', resolved: false },
    ]);
  });

  it('several troubles of one dimension are one alert and one notification', () => {
    const changes = [price('p1'), price('p2', { severity: 'info' }), price('p3')];
    expect(decideAlerts([], changes)).toMatchObject([
      { children: ['price|p1', 'price|p2', 'price|p3'], severity: 'warning', notify: 'first' },
    ]);
  });

  it('two dimensions are two alerts', () => {
    const decisions = decideAlerts([], [down, price('p1')]);
    expect(decisions.map((decision) => decision.dimension)).toEqual(['price', 'technology']);
  });

  it('good news is recorded and nobody is told', () => {
    expect(decideAlerts([], [priceBack('p1'), up])).toEqual([]);
  });

  it('trouble that came and went unseen is told once and is over', () => {
    expect(decideAlerts([], [down, up])).toMatchObject([
      { alertId: null, resolved: true, notify: 'first', children: [] },
    ]);
  });
});

describe('with an open alert', () => {
  it.each<[string, Change[], string | null]>([
    ['another product is added', [price('p2')], 'added'],
    ['the same product moving further is added', [price('p1', { to: 260 })], 'added'],
    ['a worse change is worse', [price('p1', { severity: 'critical' })], 'worse'],
    ['a drift is recorded silently', [drift('p2')], null],
    ['a worse drift is worse', [drift('p2', { severity: 'critical' })], 'worse'],
    ['one notification for many', [price('p2'), price('p3', { severity: 'critical' })], 'worse'],
  ])('%s', (_, changes, notify) => {
    const decisions = decideAlerts([openPrice], changes);
    expect(decisions).toMatchObject([{ alertId: 'a1', notify, resolved: false, changes }]);
  });

  it('recovers when the last child does', () => {
    expect(decideAlerts([openPrice], [priceBack('p1')])).toMatchObject([
      { alertId: 'a1', resolved: true, children: [], notify: 'recovered', severity: 'warning' },
    ]);
  });

  it('stays open, silently, while another child is left', () => {
    const open = { ...openPrice, children: ['price|p1', 'price|p2'] };
    expect(decideAlerts([open], [priceBack('p1')])).toMatchObject([
      { resolved: false, children: ['price|p2'], notify: null },
    ]);
  });

  it('a recovery and a new trouble in one run leave it open', () => {
    expect(decideAlerts([openPrice], [priceBack('p1'), price('p2')])).toMatchObject([
      { resolved: false, children: ['price|p2'], notify: 'added' },
    ]);
  });

  it('a drift and its recovery are the same child', () => {
    const open = { ...openPrice, children: ['price-level|p1'] };
    const back = drift('p1', { kind: 'recovered', recovery: true });
    expect(decideAlerts([open], [back])).toMatchObject([{ resolved: true, notify: 'recovered' }]);
  });

  it('nothing new gives no decision', () => {
    expect(decideAlerts([openPrice], [])).toEqual([]);
  });
});

describe('the severity', () => {
  const critical = price('p1', { severity: 'critical' });
  const milder = price('p2', { severity: 'info' });

  it('of an alert is the worst there was, whatever came after', () => {
    expect(decideAlerts([], [critical, milder])).toMatchObject([
      { severity: 'critical', notify: 'first' },
    ]);
    expect(decideAlerts([], [milder, critical])).toMatchObject([
      { severity: 'critical', notify: 'first' },
    ]);
    const open: OpenAlert = { ...openPrice, severity: 'critical' };
    expect(decideAlerts([open], [price('p2')])).toMatchObject([
      { severity: 'critical', notify: 'added' },
    ]);
    expect(decideAlerts([openPrice], [critical])).toMatchObject([
      { severity: 'critical', notify: 'worse' },
    ]);
  });

  it('of an alert in one dimension says nothing about another', () => {
    expect(decideAlerts([openPrice], [down])).toMatchObject([
      { alertId: null, dimension: 'technology', children: ['reachability|'], notify: 'first' },
    ]);
  });
});

it('good news about nothing is no part of the trouble that follows it', () => {
  const trouble = price('p1');
  expect(decideAlerts([], [priceBack('p2'), trouble])).toMatchObject([{ changes: [trouble] }]);
});

it('children are named in one order', () => {
  const decisions = decideAlerts([], [price('p3'), price('p1'), price('p2')]);
  expect(decisions).toMatchObject([{ children: ['price|p1', 'price|p2', 'price|p3'] }]);
});
