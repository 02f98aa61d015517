import { createHmac } from 'node:crypto';
import type { HttpRequest, Note, Sending } from '../kit/types.ts';
import type { Settings } from './schema.ts';

/** Not cut: machines get the whole of it. */
export const LIMIT = { unit: 'bytes', most: 1_000_000 } as const;

/** Standard Webhooks 1.0: base64 of HMAC-SHA256 over id, time in seconds and body. */
export function signatureOf(id: string, seconds: number, body: string, secret: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
}

export function request({ url, secret }: Settings, note: Note, { now }: Sending): HttpRequest {
  const body = JSON.stringify(note.payload);
  const seconds = Math.floor(now / 1_000);
  return {
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/json',
      'webhook-id': note.id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': signatureOf(note.id, seconds, body, secret),
    },
    body,
  };
}
