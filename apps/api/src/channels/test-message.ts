import type { WebhookMessage } from '@kaopu/contracts';

export function testMessage(now: Date): WebhookMessage {
  return {
    type: 'channel.test',
    timestamp: now.toISOString(),
    data: {
      alertId: null,
      reason: 'test',
      platform: null,
      dimension: null,
      severity: null,
      changes: [],
      text: { zh: '【测试】靠谱的通知渠道工作正常。', en: '[Test] This Kaopu channel works.' },
    },
  };
}
