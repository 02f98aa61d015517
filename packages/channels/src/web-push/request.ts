import { createPrivateKey, sign } from 'node:crypto';
import { z } from 'zod';
import { bodyOf, cut } from '../kit/cut.ts';
import { inJson } from '../kit/in-json.ts';
import type { HttpRequest, Level, Note, PushKeys, Sending } from '../kit/types.ts';
import { encrypted } from './encrypt.ts';
import type { Settings } from './schema.ts';

/** One record has 4096 bytes; keys, the title and JSON's frame take their part. */
export const LIMIT = { unit: 'bytes', most: 3_000, written: inJson } as const;
const LIFE_SECONDS = 12 * 3_600;
const KEPT_SECONDS = 24 * 3_600;

const URGENCY: Record<Level, string> = {
  notice: 'low',
  recovered: 'normal',
  warning: 'normal',
  critical: 'high',
};

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** RFC 8292: a token for the push service, which shows whose message it is. */
export function vapid(endpoint: string, keys: PushKeys, now: number): string {
  const point = Buffer.from(keys.publicKey, 'base64url');
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      d: keys.privateKey,
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor(now / 1_000) + LIFE_SECONDS,
    sub: keys.subject,
  };
  const said = `${encode({ typ: 'JWT', alg: 'ES256' })}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(said), { key, dsaEncoding: 'ieee-p1363' });
  return `vapid t=${said}.${signature.toString('base64url')}, k=${keys.publicKey}`;
}

const Alert = z.object({ data: z.object({ alertId: z.string() }) });

/** Where a click leads: the alert, when it is about one. */
function pathOf(payload: unknown): string {
  const alert = Alert.safeParse(payload);
  if (alert.success) return `/alerts/${encodeURIComponent(alert.data.data.alertId)}`;
  return z.object({ type: z.literal('report.ready') }).safeParse(payload).success
    ? '/reports'
    : '/alerts';
}

/** The topic is the message's id: of repeats that wait for the browser the last one is kept. */
export function request(settings: Settings, note: Note, sending: Sending): HttpRequest {
  const { pushKeys, random, now } = sending;
  if (pushKeys === null) throw new Error('web push needs keys');
  const words = {
    id: note.id,
    title: cut(note.title, { ...LIMIT, most: 200 }),
    body: bodyOf(note, LIMIT),
    path: pathOf(note.payload),
  };
  const plain = Buffer.from(JSON.stringify(words));
  return {
    method: 'POST',
    url: settings.endpoint,
    headers: {
      authorization: vapid(settings.endpoint, pushKeys, now),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(KEPT_SECONDS),
      urgency: URGENCY[note.level],
      topic: note.id.replaceAll('-', '').slice(0, 32),
    },
    body: encrypted(plain, settings, random(32), random(16)),
  };
}
