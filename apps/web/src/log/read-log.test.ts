import { describe, expect, it } from 'vitest';
import { fenOf, readLog } from './read-log.ts';

const PLATFORM = { id: 'p', name: '星辰' };

describe('a conversation', () => {
  const ended = {
    channel: 'qq',
    from: '2026-11-23T08:00:00.000Z',
    to: '2026-11-23T08:07:00.000Z',
  };

  it('needs a platform, a channel and a wait that has an end or a reason', () => {
    expect(readLog('chat', { platform: null, values: {} }).faults).toEqual({
      platform: 'required',
      channel: 'required',
      wait: 'required',
      outcome: 'required',
    });
    const running = { channel: 'qq', from: ended.from };
    expect(readLog('chat', { platform: PLATFORM, values: running }).faults).toEqual({
      outcome: 'stopped',
    });
  });

  it('is answered by stopping the clock, whatever was chosen before', () => {
    const values = { ...ended, outcome: 'waiting', resolved: 'yes' };
    expect(readLog('chat', { platform: PLATFORM, values })).toEqual({
      kind: 'support-conversation',
      fields: {
        channel: 'qq',
        wait: `${ended.from}/${ended.to}`,
        outcome: 'answered',
        resolved: 'yes',
      },
      faults: {},
    });
  });

  it('may be told while it goes on', () => {
    const values = { channel: 'wechat', from: ended.from, outcome: 'bots-only' };
    expect(readLog('chat', { platform: PLATFORM, values })).toMatchObject({
      fields: { wait: `${ended.from}/`, outcome: 'bots-only' },
      faults: {},
    });
  });
});

describe('a purchase', () => {
  it('needs four things and takes the rest for granted', () => {
    expect(Object.keys(readLog('purchase', { platform: null, values: {} }).faults)).toEqual([
      'platform',
      'product',
      'advertised',
      'paid',
    ]);
    const values = { product: ' 年卡 ', advertised: '178', paid: '¥185.5' };
    expect(readLog('purchase', { platform: PLATFORM, values })).toEqual({
      kind: 'test-purchase',
      fields: {
        product: '年卡',
        cards: 1,
        advertised: 17_800,
        paid: 18_550,
        delivery: 'waiting',
        result: 'untested',
        source: 'not-asked',
      },
      faults: {},
    });
  });

  it.each([
    [{ minutes: '20' }, { delivery: 'delivered', deliverySeconds: 1200 }],
    [{ minutes: '0.5' }, { delivery: 'delivered', deliverySeconds: 30 }],
    [{ result: 'failed' }, { delivery: 'delivered', result: 'failed' }],
  ])('knows from %j that it came', (more, expected) => {
    const values = { product: '年卡', advertised: '1', paid: '1', ...more };
    expect(readLog('purchase', { platform: PLATFORM, values }).fields).toMatchObject(expected);
  });

  it('says which texts are no numbers', () => {
    const values = {
      product: '年卡',
      advertised: '一百',
      paid: '1.234',
      minutes: '快',
      cards: '0',
    };
    expect(readLog('purchase', { platform: PLATFORM, values }).faults).toEqual({
      advertised: 'amount',
      paid: 'amount',
      minutes: 'number',
      cards: 'number',
    });
  });
});

it.each([
  ['', null],
  ['98', 9800],
  ['98.5', 9850],
  ['￥12,860.50', 1_286_050],
  // A Chinese keyboard's full stop.
  ['98。5', 9850],
  ['-1', undefined],
  ['1e3', undefined],
])('%s yuan are %s fen', (text, fen) => {
  expect(fenOf(text)).toBe(fen);
});
