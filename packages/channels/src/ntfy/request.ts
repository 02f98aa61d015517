import { json } from '../kit/answer.ts';
import { bodyOf, cut } from '../kit/cut.ts';
import { below } from '../kit/fields.ts';
import type { HttpRequest, Level, Note } from '../kit/types.ts';
import type { Settings } from './schema.ts';

/** What is longer than 4096 bytes becomes a file; the body may have 8192, escapes included. */
export const LIMIT = { unit: 'bytes', most: 3_500 } as const;

const PRIORITY: Record<Level, number> = { notice: 2, recovered: 3, warning: 4, critical: 5 };

export function request({ baseUrl, topic, accessToken }: Settings, note: Note): HttpRequest {
  const { headers, body } = json({
    topic,
    title: cut(note.title, { unit: 'bytes', most: 250 }),
    message: bodyOf(note, LIMIT),
    priority: PRIORITY[note.level],
  });
  const signedIn = accessToken !== undefined && accessToken !== '';
  return {
    method: 'POST',
    url: below(baseUrl, '/'),
    headers: { ...headers, ...(signedIn && { authorization: `Bearer ${accessToken}` }) },
    body,
  };
}
