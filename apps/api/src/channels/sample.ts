import type { WebhookMessage } from '@kaopu/contracts';

const ID = '0198c0de-0000-4000-8000-000000000001';
const HOUR_MS = 3_600_000;

/** An alert as templates may be tried on it: of a shop that nobody has. */
export function sampleTold(now: Date): { id: string; message: WebhookMessage } {
  const at = now.toISOString();
  const platform = { id: ID, name: '示例卡盟', siteUrl: 'https://shop.example/' };
  const change = {
    id: ID,
    at,
    since: new Date(now.getTime() - HOUR_MS).toISOString(),
    kind: 'price-changed',
    dimension: 'price',
    indicator: 'price-level',
    subject: '1',
    label: '爱奇艺黄金VIP年卡',
    from: 17_800,
    to: 20_800,
    severity: 'warning',
    recovery: false,
  } as const;
  return {
    id: ID,
    message: {
      type: 'alert.opened',
      timestamp: at,
      data: {
        alertId: ID,
        reason: 'first',
        platform,
        dimension: 'price',
        severity: 'warning',
        changes: [{ ...change, evidence: ['probe/1'] }],
        alerts: [
          {
            id: ID,
            reason: 'first',
            platform,
            dimension: 'price',
            severity: 'warning',
            openedAt: at,
            resolvedAt: null,
            pointsLost: null,
            changes: 1,
            url: null,
          },
        ],
        text: {
          zh: '【警告】示例卡盟 · 价格：爱奇艺黄金VIP年卡 价格变动 ¥178.00 → ¥208.00',
          en: '[Warning] 示例卡盟, price: 爱奇艺黄金VIP年卡 price changed ¥178.00 → ¥208.00',
        },
      },
    },
  };
}
