import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Received, type Receiver, startReceiver } from './webhook-receiver.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const OTHER = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
const BODY = JSON.stringify({
  type: 'channel.test',
  timestamp: '2026-01-01T00:00:00.000Z',
  data: {
    alertId: null,
    reason: 'test',
    platform: null,
    dimension: null,
    severity: null,
    changes: [],
    text: { zh: '测试', en: 'Test' },
  },
});

let received: Received[];
let receiver: Receiver;
beforeEach(async () => {
  received = [];
  receiver = await startReceiver({ secret: SECRET, tell: (each) => received.push(each) });
});
afterEach(() => receiver.stop());

async function post(options: { secret?: string; at?: Date; sent?: string } = {}): Promise<number> {
  const { secret = SECRET, at = new Date(), sent = BODY } = options;
  const response = await fetch(receiver.url, {
    method: 'POST',
    body: sent,
    headers: {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign('msg_1', at, BODY),
    },
  });
  return response.status;
}

it('tells what the reference implementation signed', async () => {
  expect(await post()).toBe(204);
  expect(received).toMatchObject([{ id: 'msg_1', message: { data: { text: { zh: '测试' } } } }]);
});

it.each([
  ['another secret', { secret: OTHER }],
  ['a changed body', { sent: BODY.replace('测试', '改了') }],
  ['a stale timestamp', { at: new Date(Date.now() - 10 * 60_000) }],
])('refuses %s', async (_, options) => {
  expect(await post(options)).toBe(401);
  expect(received).toEqual([]);
});

it('refuses what is not signed at all', async () => {
  expect((await fetch(receiver.url, { method: 'POST', body: BODY })).status).toBe(401);
});
