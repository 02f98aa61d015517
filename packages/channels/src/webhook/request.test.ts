import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { noteOf } from '../kit/note.ts';
import { messageOf, SENDING } from '../testing/sample.ts';
import { SECRETS } from '../testing/services/index.ts';
import { request, signatureOf } from './request.ts';

const ID = '0198c0de-1111-4000-8000-000000000001';

it('signs as the example of Standard Webhooks does', () => {
  const body = '{"test": 2432232314}';
  expect(signatureOf('msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330, body, SECRETS.webhook)).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  );
});

it('sends what the official library accepts, and nothing that was tampered with', () => {
  const settings = { url: 'https://hook.example/x', secret: SECRETS.webhook };
  const message = messageOf('价格变动');
  const note = noteOf({ id: ID, message }, {}, 'zh');
  const { headers, body } = request(settings, note, { ...SENDING, now: Date.now() });
  const official = new Webhook(SECRETS.webhook);
  expect(official.verify(String(body), headers)).toEqual(message);
  expect(() => official.verify(`${String(body)} `, headers)).toThrow();
});
