import { WebhookMessage } from '@kaopu/contracts';
import type { StoredEvent } from '@kaopu/db';
import type { LiveAlert, Told } from '@kaopu/scoring';
import { describe, expect, it } from 'vitest';
import { alertMessage, type AboutAlert } from './message.ts';

const ID = '0198c0de-0000-4000-8000-000000000001';
const NOW = Date.parse('2026-11-23T08:00:00Z');
const HOUR = 3_600_000;

function event(fields: Partial<StoredEvent> = {}): StoredEvent {
  return {
    id: ID,
    changeId: ID,
    platformId: ID,
    at: NOW,
    kind: 'price-changed',
    dimension: 'price',
    indicator: 'price-level',
    subject: '1',
    label: '爱奇艺黄金VIP年卡',
    from: 17_800,
    to: 20_800,
    severity: 'warning',
    recovery: false,
    since: NOW - 10_000,
    evidence: ['probe/1'],
    points: 1,
    lookMs: 60_000,
    breadth: 2,
    ...fields,
  };
}

interface Fields {
  alert?: Partial<LiveAlert>;
  told?: Partial<Told>;
  events?: StoredEvent[];
  pointsLost?: number;
  turns?: number;
}

function about({
  alert,
  told,
  events = [event()],
  pointsLost,
  turns = 0,
}: Fields = {}): AboutAlert {
  return {
    alert: {
      id: ID,
      platformId: ID,
      dimension: 'price',
      severity: 'warning',
      openedAt: NOW - 2 * HOUR,
      resolvedAt: null,
      children: [],
      group: '',
      routeId: 'default',
      sequence: 1,
      firstToldAt: NOW,
      toldAt: NOW,
      toldSeverity: 'warning',
      escalated: 0,
      askAt: 0,
      acknowledged: false,
      snoozedUntil: null,
      mutedBy: null,
      news: { reason: null, events: [], more: 0 },
      ...alert,
    },
    told: { alertId: ID, reason: 'first', events: events.map(({ id }) => id), more: 0, ...told },
    platform: { id: ID, name: '云端数卡', siteUrl: 'https://shop.example/' },
    events,
    pointsLost: pointsLost ?? null,
    turns,
  };
}

const zh = (fields: Fields) => alertMessage([about(fields)], NOW, null).data.text.zh;

describe('alertMessage', () => {
  it('says in both languages who, what, from and to', () => {
    const { data, type } = alertMessage([about()], NOW, null);
    expect(type).toBe('alert.opened');
    expect(data.text.zh).toBe(
      '【警告】云端数卡 · 价格：爱奇艺黄金VIP年卡 价格变动 ¥178.00 → ¥208.00',
    );
    expect(data.text.en).toBe(
      '[Warning] 云端数卡, price: 爱奇艺黄金VIP年卡 price changed ¥178.00 → ¥208.00',
    );
  });

  it('is what the contract promises, and survives JSON', () => {
    const message = alertMessage([about(), about()], NOW, 'https://kaopu.example');
    expect(WebhookMessage.parse(JSON.parse(JSON.stringify(message)))).toEqual(message);
  });

  it('links to the alert where the installation knows its address', () => {
    const { data } = alertMessage([about()], NOW, 'https://kaopu.example');
    expect(data.alerts?.[0]?.url).toBe(`https://kaopu.example/alerts/${ID}`);
    expect(data.text.zh.split('\n').at(-1)).toBe(`https://kaopu.example/alerts/${ID}`);
  });

  it('of a recovery says how long it lasted and what it cost', () => {
    const back = event({ from: 20_800, to: 17_800, recovery: true });
    const one = about({
      alert: { resolvedAt: NOW },
      told: { reason: 'recovered' },
      events: [back],
      pointsLost: 3.24,
    });
    const { type, data } = alertMessage([one], NOW, null);
    expect(type).toBe('alert.recovered');
    expect(data.text.zh).toMatch(/^【恢复】.*（历时 2 小时，最多时扣 3.2 分）$/);
    expect(data.text.en).toMatch(/^\[Recovered\] .* \(after 2 h, at worst 3.2 points lost\)$/);
  });

  it('of flapping says how often it turned', () => {
    const ended = { told: { reason: 'flapping-ended' as const }, turns: 7, events: [] };
    expect(zh(ended)).toBe('【反复结束】云端数卡 · 价格：（反复 7 次）');
  });

  it('that reminds says since when', () => {
    const still = { told: { reason: 'repeated' as const }, events: [] };
    expect(zh(still)).toBe('【仍未处理】云端数卡 · 价格：（已持续 2 小时）');
  });

  it('of a thousand products names five and counts all', () => {
    const events = Array.from({ length: 50 }, () => event());
    const text = zh({ events, told: { more: 950 } });
    expect(text.split('；')).toHaveLength(6);
    expect(text).toMatch(/；等 1000 项$/);
  });

  it('of many alerts names ten and counts the rest', () => {
    const [one, ...others] = Array.from({ length: 12 }, () => about());
    if (one === undefined) throw new Error('none made');
    const { data } = alertMessage([one, ...others], NOW, null);
    expect(data.text.zh.split('\n')).toHaveLength(11);
    expect(data.text.zh).toContain('另有 2 条告警');
    expect(data.alerts).toHaveLength(12);
  });

  it.each([
    ['product-state-changed', 'on_sale', 'delisted', '在售 → 已下架或不可用'],
    ['sold-out', 'in', 'out', '有货 → 缺货'],
    ['became-unreachable', 'up', 'down', '可访问 → 打不开'],
    ['shop-state-changed', 'open', 'shop_closed', '营业 → 店铺关闭'],
    ['authorisation-page', 'shown', 'ended', '品牌授权公示变化 可查到 → 注明已终止'],
    ['authorisation-text', 'a1', 'b2', '品牌授权内容有改动'],
    ['authorisation-term', 'valid', 'within-30-days', '品牌授权期限 有效 → 30 天内到期'],
    ['domain-term', 'within-30-days', 'within-7-days', '域名有效期 30 天内到期 → 7 天内到期'],
    ['certificate-term', 'within-3-days', 'over', 'TLS 证书有效期 3 天内到期 → 已到期'],
    ['trap', 'none', 'likely', '陷阱判断 无 → 很可能'],
    ['score', 61.23, 49.5, '综合分 61.2 分 → 49.5 分'],
    ['coverage', 31, 29.6, '证据覆盖 31 % → 30 %'],
  ] as const)('words the states of %s', (kind, from, to, words) => {
    expect(zh({ events: [event({ kind, from, to })] })).toContain(words);
  });
});
