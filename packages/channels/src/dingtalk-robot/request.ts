import { createHmac } from 'node:crypto';
import { json } from '../kit/answer.ts';
import { textOf } from '../kit/cut.ts';
import { below } from '../kit/fields.ts';
import { inJson } from '../kit/in-json.ts';
import type { HttpRequest, Note, Sending } from '../kit/types.ts';
import type { Settings } from './schema.ts';

/** The whole body may have 20,000 bytes, the title and JSON's frame included. */
export const LIMIT = { unit: 'bytes', most: 18_000, written: inJson } as const;

/** Base64 of HMAC-SHA256 over the time in ms and the secret, under the secret. */
export function signatureOf(timestamp: number, secret: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
}

export function request(settings: Settings, note: Note, { now }: Sending): HttpRequest {
  const { accessToken, secret } = settings;
  const query = new URLSearchParams({
    access_token: accessToken,
    ...(secret !== undefined &&
      secret !== '' && { timestamp: String(now), sign: signatureOf(now, secret) }),
  });
  return {
    method: 'POST',
    url: below(settings.baseUrl, `/robot/send?${query.toString()}`),
    ...json({ msgtype: 'text', text: { content: textOf(note, LIMIT) } }),
  };
}
