import { json } from '../kit/answer.ts';
import { textOf } from '../kit/cut.ts';
import { below } from '../kit/fields.ts';
import type { HttpRequest, Note } from '../kit/types.ts';
import type { Settings } from './schema.ts';

/** Text, because what shops are called must not become a link or a call to everybody. */
export const LIMIT = { unit: 'bytes', most: 2048 } as const;

export function request({ baseUrl, key }: Settings, note: Note): HttpRequest {
  return {
    method: 'POST',
    url: below(baseUrl, `/cgi-bin/webhook/send?key=${encodeURIComponent(key)}`),
    ...json({ msgtype: 'text', text: { content: textOf(note, LIMIT) } }),
  };
}
