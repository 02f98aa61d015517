import { describe, expect, it } from 'vitest';
import { hoursAgo, inShort, say } from '../../testing/said.ts';
import { procurementProof } from './index.ts';

const DAY = 24;
const said = (fields: object) => inShort(say(procurementProof, fields));

it.each([
  ['provided', 1],
  ['partial', 0.5],
  ['refused', 0],
])('a voucher that was %s', (answer, x) => {
  expect(said({ document: 'voucher', answer })).toEqual({
    x: { 'purchase-proof': x },
    found: [`purchase-proof: ${answer}`],
  });
});

it.each<[string, object, number, string]>([
  ['of last week', { orderedOn: hoursAgo(7 * DAY) }, 1, 'provided'],
  ['90 days old to the hour', { orderedOn: hoursAgo(90 * DAY) }, 1, 'provided'],
  ['a day older', { orderedOn: hoursAgo(91 * DAY) }, 0.5, 'partial'],
  ['without a date', {}, 0.5, 'partial'],
])('an order %s', (_what, change, x, word) => {
  expect(said({ document: 'order-case', answer: 'provided', ...change })).toEqual({
    x: { 'purchase-proof': x },
    found: [`purchase-proof: ${word}`],
  });
});

describe('a letter', () => {
  const LETTER = { document: 'letter', brand: '优酷', answer: 'provided' };

  it('in force is the supplier’s own word on the brand', () => {
    const term = { validFrom: hoursAgo(DAY), validTo: hoursAgo(-DAY) };
    expect(said({ ...LETTER, ...term })).toEqual({
      x: { 'purchase-proof': 1, 'brand-authorisation 优酷': 0.5 },
      found: ['purchase-proof: provided', 'authorisation 优酷: letter'],
    });
    expect(said({ ...LETTER, document: 'agreement' }).x['brand-authorisation 优酷']).toBe(0.5);
  });

  it('that has expired, or has not begun, is none', () => {
    const expired = said({ ...LETTER, validTo: hoursAgo(1) });
    expect(expired.found).toEqual(['purchase-proof: provided', 'letter 优酷: expired']);
    expect(expired.x).toEqual({ 'purchase-proof': 1 });
    expect(said({ ...LETTER, validFrom: hoursAgo(-1) }).x).toEqual({ 'purchase-proof': 1 });
  });

  it('that was refused says nothing of the brand', () => {
    expect(said({ ...LETTER, answer: 'refused' }).found).toEqual(['purchase-proof: refused']);
  });

  it('names its brand', () => {
    expect(() => said({ document: 'letter', answer: 'provided' })).toThrow('required');
  });
});
