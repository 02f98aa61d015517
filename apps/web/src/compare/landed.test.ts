import { describe, expect, it } from 'vitest';
import { landedOf } from './landed.ts';

const fee = (kind: string, fen: number | null, about: object = {}) => ({
  channel: '',
  kind,
  fen,
  ratePpm: null,
  payer: 'buyer',
  ...about,
});
const rate = (ratePpm: number, channel: string) => fee('payment', null, { ratePpm, channel });
const quote = (quantity: number, listed: number, total: number) => ({
  sku: null,
  channel: null,
  knownFrom: 'order',
  quantity,
  listed,
  total,
});

const bare = { price: 17_800, fees: [], quotes: [] };

describe('the landed price', () => {
  it('is the listed one with every fee that was named', () => {
    const fees = [fee('platform-service', 100), fee('activation', 250), fee('other', 50)];
    expect(landedOf({ ...bare, fees })).toEqual({
      listed: 17_800,
      service: 150,
      activation: 250,
      unnamed: 0,
      total: 18_200,
      isLeast: false,
    });
  });

  it('takes the cheapest way to pay, beside what every order pays', () => {
    const fees = [rate(10_000, '支付宝'), rate(6_000, '微信'), fee('platform-service', 100)];
    expect(landedOf({ ...bare, fees })).toMatchObject({ service: 207, total: 18_007 });
  });

  it('has none of what the merchant pays, which is known all the same', () => {
    const fees = [fee('payment', 300, { payer: 'merchant' })];
    expect(landedOf({ ...bare, fees })).toMatchObject({
      service: 0,
      total: 17_800,
      isLeast: false,
    });
  });

  it.each([
    ['no fee was named and nothing asked', []],
    ['nobody knows who pays', [fee('payment', 300, { payer: 'unknown' })]],
    ['nobody knows how much', [fee('activation', null)]],
  ])('is the least there can be where %s', (_why, fees) => {
    expect(landedOf({ ...bare, fees })).toMatchObject({ total: 17_800, isLeast: true });
  });

  it('grows by what an order was asked for beyond the fees that were named, per piece', () => {
    const known = { ...bare, fees: [fee('activation', 100)] };
    expect(landedOf({ ...known, quotes: [quote(10, 170_000, 174_000)] })).toMatchObject({
      activation: 100,
      unnamed: 300,
      total: 18_200,
      isLeast: false,
    });
    expect(landedOf({ ...known, quotes: [quote(1, 17_800, 17_901)] })).toMatchObject({
      unnamed: 0,
      total: 17_900,
    });
  });

  it('is unknown where no price is shown', () => {
    expect(landedOf({ ...bare, price: null })).toBeNull();
  });
});
