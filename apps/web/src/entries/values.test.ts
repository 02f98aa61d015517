import { describe, expect, it } from 'vitest';
import { fieldsOf } from './form-schema.ts';
import {
  clockOf,
  durationIn,
  instantOf,
  readForm,
  secondClockOf,
  secondInstantOf,
  spanIn,
  spanText,
  writeForm,
} from './values.ts';

const label = { zh: '甲', en: 'a' };
const FIELDS = fieldsOf({
  type: 'object',
  properties: {
    product: { type: 'string', input: 'product', maxLength: 200, labels: label },
    paid: { type: 'integer', input: 'yuan', labels: label },
    wait: { type: 'integer', input: 'duration', labels: label },
    cards: { type: 'integer', minimum: 1, maximum: 9, labels: label },
    at: { type: 'string', format: 'date-time', input: 'instant', labels: label },
    works: {
      type: 'string',
      enum: ['yes', 'no'],
      options: { yes: label, no: label },
      labels: label,
    },
    fees: {
      type: 'array',
      maxItems: 5,
      labels: label,
      items: {
        type: 'object',
        properties: { amount: { type: 'integer', input: 'yuan', labels: label } },
        required: ['amount'],
      },
    },
    note: { type: 'string', input: 'lines', labels: label },
  },
  required: ['product', 'paid'],
});

describe('a form', () => {
  it('is made from a schema, field by field', () => {
    expect(FIELDS.map(({ input }) => input)).toEqual([
      'product',
      'yuan',
      'duration',
      'count',
      'instant',
      'choice',
      'list',
      'lines',
    ]);
    expect(FIELDS.map(({ required }) => required).indexOf(false)).toBe(2);
  });

  it('says what was typed, in the units of the schema, and nothing of what was left empty', () => {
    const { read, faults } = readForm(FIELDS, {
      product: ' 年卡 ',
      paid: '￥1674.8',
      wait: '3 minute',
      cards: '2',
      at: '2026-11-28T08:30',
      works: 'yes',
      fees: [{ amount: '0.05' }],
      note: '',
    });
    expect(faults).toEqual({});
    expect(read).toEqual({
      product: '年卡',
      paid: 167_480,
      wait: 180,
      cards: 2,
      at: '2026-11-28T00:30:00.000Z',
      works: 'yes',
      fees: [{ amount: 5 }],
    });
  });

  it('reads back what it said', () => {
    const said = {
      product: 'p',
      paid: 5,
      wait: 90,
      at: '2026-01-01T16:00:00.000Z',
      fees: [{ amount: 100 }],
    };
    expect(readForm(FIELDS, writeForm(FIELDS, said))).toEqual({ read: said, faults: {} });
    expect(writeForm(FIELDS, null)).toEqual({});
  });

  it('finds each text that is no value, and where', () => {
    const { faults } = readForm(FIELDS, {
      product: ' ',
      paid: '1,000.5',
      wait: 'x minute',
      cards: '2.5',
      at: '2026-13-28T08:30',
      fees: [{ amount: '1' }, { amount: '1.234' }, {}],
    });
    expect(faults).toEqual({
      '/product': 'required',
      '/paid': 'no-amount',
      '/wait': 'no-number',
      '/cards': 'no-number',
      '/at': 'no-instant',
      '/fees/1/amount': 'no-amount',
      '/fees/2/amount': 'required',
    });
  });
});

it.each([
  [0, '0 second'],
  [90, '90 second'],
  [600, '10 minute'],
  [7200, '2 hour'],
  [86_400, '1 day'],
])('%d seconds are shown as %s', (seconds, text) => {
  expect(durationIn(seconds)).toBe(text);
});

it('clocks are Beijing’s, whatever the device thinks', () => {
  expect(clockOf(Date.UTC(2026, 10, 28, 16, 5))).toBe('2026-11-29T00:05');
  expect(instantOf('2026-11-29T00:05')).toBe('2026-11-28T16:05:00.000Z');
  expect(instantOf('')).toBeNull();
});

describe('a timer', () => {
  const FROM = Date.UTC(2026, 10, 25, 7, 0, 5);
  const [field] = fieldsOf({
    properties: { wait: { type: 'string', input: 'timer', labels: label } },
    required: ['wait'],
  });
  const fields = field === undefined ? [] : [field];

  it('goes on until it is stopped, and travels as ISO 8601 has it', () => {
    expect(spanText(FROM, null)).toBe('2026-11-25T07:00:05.000Z/');
    expect(spanIn(spanText(FROM, FROM + 42_000))).toEqual({ from: FROM, to: FROM + 42_000 });
    expect(spanIn(spanText(FROM, null))).toEqual({ from: FROM, to: null });
    expect(spanIn('')).toBeNull();
    expect(spanIn('soon/')).toBeNull();
  });

  it('can be set by hand to the second, by Beijing’s clock', () => {
    expect(secondClockOf(FROM)).toBe('2026-11-25T15:00:05');
    expect(secondInstantOf('2026-11-25T15:00:05')).toBe(FROM);
    expect(secondInstantOf('2026-11-25T15:00')).toBe(FROM - 5_000);
    expect(secondInstantOf('')).toBeNull();
  });

  it('is part of a form, filled in or not', () => {
    const wait = spanText(FROM, null);
    expect(readForm(fields, { wait })).toEqual({ read: { wait }, faults: {} });
    expect(readForm(fields, {}).faults).toEqual({ '/wait': 'required' });
    expect(readForm(fields, { wait: 'soon/' }).faults).toEqual({ '/wait': 'no-instant' });
    expect(writeForm(fields, { wait })).toEqual({ wait });
  });
});
