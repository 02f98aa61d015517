import { createHmac } from 'node:crypto';
import { json } from '../kit/answer.ts';
import { bodyOf, cut } from '../kit/cut.ts';
import { below } from '../kit/fields.ts';
import { inJson } from '../kit/in-json.ts';
import type { HttpRequest, Level, Note, Sending } from '../kit/types.ts';
import type { Settings } from './schema.ts';

/** The whole body may have 20 KB, the title and the card's frame included. */
export const LIMIT = { unit: 'bytes', most: 18_000, written: inJson } as const;

const COLOUR: Record<Level, string> = {
  notice: 'blue',
  warning: 'orange',
  critical: 'red',
  recovered: 'green',
};

/** Base64 of HMAC-SHA256 over nothing, under the time in seconds and the secret. */
export function signatureOf(seconds: number, secret: string): string {
  return createHmac('sha256', `${seconds}\n${secret}`).update('').digest('base64');
}

/** A card of plain text: words of shops stay words. */
export function request(settings: Settings, note: Note, { now }: Sending): HttpRequest {
  const { baseUrl, token, secret } = settings;
  const seconds = Math.floor(now / 1_000);
  const signed = secret !== undefined && secret !== '';
  return {
    method: 'POST',
    url: below(baseUrl, `/open-apis/bot/v2/hook/${encodeURIComponent(token)}`),
    ...json({
      ...(signed && { timestamp: String(seconds), sign: signatureOf(seconds, secret) }),
      msg_type: 'interactive',
      card: {
        header: {
          template: COLOUR[note.level],
          title: { tag: 'plain_text', content: cut(note.title, { unit: 'characters', most: 100 }) },
        },
        elements: [{ tag: 'div', text: { tag: 'plain_text', content: bodyOf(note, LIMIT) } }],
      },
    }),
  };
}
