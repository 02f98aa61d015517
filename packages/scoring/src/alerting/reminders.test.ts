import { expect, it } from 'vitest';
import {
  HOUR,
  messagesOf,
  ROUTE,
  setupOf,
  soldOut,
  restocked,
} from '../../testing/alert-events.ts';
import { withoutPastReminders } from './reminders.ts';

const hourly = { ...ROUTE, repeatMs: HOUR };
const setup = setupOf({ routes: [hourly] });
const told = (messages: ReturnType<typeof messagesOf>) =>
  withoutPastReminders(messages).map(({ at, reason }) => [at / HOUR, reason]);

it('of a time that went by the last reminder is left, and all that is no reminder', () => {
  const two = [soldOut(0), soldOut(0, '1', { platformId: 'q' })];
  const messages = messagesOf(two, setup, 9 * HOUR);
  expect(messages).toHaveLength(20);
  expect(told(messages)).toEqual([
    [0, 'first'],
    [0, 'first'],
    [9, 'repeated'],
    [9, 'repeated'],
  ]);
});

it('nobody is reminded of what is over by now', () => {
  const events = [soldOut(0), restocked(5 * HOUR, '1', { lookMs: null })];
  expect(told(messagesOf(events, setup, 9 * HOUR)).map(([, reason]) => reason)).toEqual([
    'first',
    'recovered',
  ]);
});

it('who is told further on is no reason to tell others less', () => {
  const escalating = { ...hourly, escalation: [{ afterMs: 2.5 * HOUR, channels: ['boss'] }] };
  const routes = setupOf({ routes: [escalating] });
  expect(told(messagesOf([soldOut(0)], routes, 2.7 * HOUR))).toEqual([
    [0, 'first'],
    [2, 'repeated'],
    [2.5, 'escalated'],
  ]);
});
