import { createHmac } from 'node:crypto';
import { verified } from '../verify-push.ts';
import {
  reply,
  text,
  pathFault,
  MINUTE_MS,
  SECRETS,
  TOO_OFTEN,
  POLITE_NO,
  type Service,
} from './service.ts';

export const webhook: Service = {
  kind: 'webhook',
  settings: (origin) => ({ url: `${origin}/hook-secret-path`, secret: SECRETS.webhook }),
  fault(came, now) {
    const id = came.headers['webhook-id'] ?? '';
    const at = came.headers['webhook-timestamp'] ?? '';
    const key = Buffer.from(SECRETS.webhook.slice('whsec_'.length), 'base64');
    const mac = createHmac('sha256', key)
      .update(`${id}.${at}.${text(came.body)}`)
      .digest('base64');
    if (came.headers['webhook-signature'] !== `v1,${mac}`) return 'signature';
    return Math.abs(Number(at) * 1_000 - now) > 5 * MINUTE_MS
      ? 'too old'
      : pathFault(came, '/hook-secret-path');
  },
  ok: reply(204, ''),
  answers: [
    ['gone', reply(410, ''), 'permanent'],
    ['a redirect', reply(302, '', { location: 'http://127.0.0.1:1/' }), 'retry-later'],
    ['not found', reply(404, ''), 'retry-later'],
    [TOO_OFTEN, reply(429, '', { 'retry-after': '120' }), 'retry-later'],
    [POLITE_NO, reply(200, { error: 'no' }), 'sent'],
  ],
};

export const webPush: Service = {
  kind: 'web-push',
  settings: (origin) => ({
    endpoint: `${origin}/push/secret-subscription`,
    p256dh:
      'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  }),
  fault: (came, now) => verified(came, now) ?? pathFault(came, '/push/secret-subscription'),
  ok: reply(201, ''),
  answers: [
    ['an ended subscription', reply(410, ''), 'permanent'],
    ['no such subscription', reply(404, ''), 'permanent'],
    ['somebody else’s key', reply(403, ''), 'permanent'],
    [TOO_OFTEN, reply(429, '', { 'retry-after': '10' }), 'retry-later'],
    [POLITE_NO, reply(200, { error: 'no' }), 'sent'],
  ],
};
