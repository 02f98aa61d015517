import type { RecordEvent } from '@kaopu/contracts';
import { expect, it } from 'vitest';
import { countedOf, shownLanes, spanOf, ticksOf } from './lanes.ts';

const NOW = Date.UTC(2026, 10, 23);
const event = (more: Partial<RecordEvent>): RecordEvent => ({
  id: JSON.stringify(more),
  lane: 'penalty',
  at: '2026-01-01T16:00:00.000Z',
  text: null,
  change: null,
  source: null,
  match: 'uscc',
  counts: true,
  evidence: null,
  ...more,
});

it('counts what is of this company, and apart from it what only bears its name', () => {
  const events = [
    event({}),
    event({ match: 'name' }),
    event({ match: 'namesake', counts: false }),
    event({ lane: 'lawsuit', match: 'namesake', counts: false }),
    event({ lane: 'lawsuit' }),
    event({ lane: 'own', match: null }),
  ];
  expect(countedOf(events)).toEqual({ penalties: 2, lawsuits: 1, namesakes: 2 });
});

it('shows lanes that hold something, and always penalties and lawsuits', () => {
  expect(shownLanes([event({ lane: 'price' })])).toEqual(['penalty', 'lawsuit', 'price']);
});

it('spans from the oldest to now, a month at least, and further where something lies ahead', () => {
  const [from, to] = spanOf([event({})], NOW);
  expect([from < Date.parse('2026-01-01T16:00:00Z'), to]).toEqual([true, NOW]);
  expect(spanOf([], NOW)[1] - spanOf([], NOW)[0]).toBeGreaterThanOrEqual(30 * 86_400_000);
  const ahead = '2027-03-01T00:00:00.000Z';
  expect(spanOf([event({ at: ahead })], NOW)[1]).toBe(Date.parse(ahead));
});

it('ticks years over several, as many as there is room for', () => {
  const years = ticksOf([Date.UTC(2014, 5), NOW], 5).map(({ text }) => text);
  expect(years).toEqual(['2015', '2018', '2021', '2024']);
});
