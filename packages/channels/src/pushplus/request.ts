import { json } from '../kit/answer.ts';
import { bodyOf, cut } from '../kit/cut.ts';
import { below } from '../kit/fields.ts';
import type { HttpRequest, Note } from '../kit/types.ts';
import type { Settings } from './schema.ts';

export const LIMIT = { unit: 'characters', most: 9_000 } as const;

export function request({ baseUrl, token, topic }: Settings, note: Note): HttpRequest {
  return {
    method: 'POST',
    url: below(baseUrl, '/send'),
    ...json({
      token,
      title: cut(note.title, { unit: 'characters', most: 100 }),
      content: bodyOf(note, LIMIT),
      template: 'txt',
      ...(topic !== undefined && topic !== '' && { topic }),
    }),
  };
}
