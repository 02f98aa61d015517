import type { AlertDecision, Change } from '@kaopu/scoring';
import { WebhookMessage } from '@kaopu/contracts';
import { describe, expect, it } from 'vitest';
import { alertMessage } from './message.ts';

const ID = '0198c0de-0000-4000-8000-000000000001';
const PLATFORM = { id: ID, name: '云端数卡', siteUrl: 'https://shop.example/', judgeSeq: 7n };
const NOW = new Date('2026-11-23T08:00:00Z');

function change(fields: Partial<Change>): Change {
  return {
    kind: 'price-changed',
    dimension: 'price',
    indicator: 'price-level',
    subject: '1',
    label: '爱奇艺黄金VIP年卡',
    from: 17_800,
    to: 20_800,
    severity: 'warning',
    since: NOW.getTime() - 10_000,
    at: NOW.getTime(),
    evidence: ['probe/1'],
    recovery: false,
    ...fields,
  };
}

function decision(changes: Change[], fields: Partial<AlertDecision> = {}): AlertDecision {
  return {
    alertId: null,
    dimension: 'price',
    severity: 'warning',
    children: [],
    resolved: false,
    changes,
    notify: 'first',
    ...fields,
  };
}

describe('alertMessage', () => {
  it('says in both languages who, what, from and to', () => {
    const { data, type } = alertMessage(ID, PLATFORM, decision([change({})]), NOW, () => ID);
    expect(type).toBe('alert.opened');
    expect(data.text.zh).toBe(
      '【警告】云端数卡 · 价格：爱奇艺黄金VIP年卡 价格变动 ¥178.00 → ¥208.00',
    );
    expect(data.text.en).toBe(
      '[Warning] 云端数卡, price: 爱奇艺黄金VIP年卡 price changed ¥178.00 → ¥208.00',
    );
  });

  it('is what the contract promises, and survives JSON', () => {
    const message = alertMessage(ID, PLATFORM, decision([change({})]), NOW, () => ID);
    expect(WebhookMessage.parse(JSON.parse(JSON.stringify(message)))).toEqual(message);
  });

  it('opens with the recovery when it is one', () => {
    const back = change({ from: 20_800, to: 17_800, recovery: true });
    const message = alertMessage(
      ID,
      PLATFORM,
      decision([back], { notify: 'recovered', resolved: true }),
      NOW,
      () => ID,
    );
    expect(message.type).toBe('alert.recovered');
    expect(message.data.text.zh).toMatch(/^【恢复】/);
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
  ] as const)('words the states of %s', (kind, from, to, words) => {
    const { data } = alertMessage(
      ID,
      PLATFORM,
      decision([change({ kind, from, to })]),
      NOW,
      () => ID,
    );
    expect(data.text.zh).toContain(words);
  });
});
