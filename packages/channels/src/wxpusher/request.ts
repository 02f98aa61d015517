import { json } from '../kit/answer.ts';
import { cut, textOf } from '../kit/cut.ts';
import { below } from '../kit/fields.ts';
import type { HttpRequest, Note } from '../kit/types.ts';
import type { Settings } from './schema.ts';

export const LIMIT = { unit: 'characters', most: 20_000 } as const;

export function request({ baseUrl, appToken, uids }: Settings, note: Note): HttpRequest {
  return {
    method: 'POST',
    url: below(baseUrl, '/api/send/message'),
    ...json({
      appToken,
      content: textOf(note, LIMIT),
      summary: cut(note.title, { unit: 'characters', most: 20 }),
      contentType: 1,
      uids,
    }),
  };
}
