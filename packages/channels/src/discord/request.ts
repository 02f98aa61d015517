import { json } from '../kit/answer.ts';
import { textOf } from '../kit/cut.ts';
import { asMarkdown } from '../kit/markdown.ts';
import type { HttpRequest, Note } from '../kit/types.ts';
import type { Settings } from './schema.ts';

export const LIMIT = { unit: 'characters', most: 2_000, written: asMarkdown } as const;

/** Asks for the message in the answer: an empty one would say nothing. Nobody is called. */
export function request({ url }: Settings, note: Note): HttpRequest {
  const address = new URL(url);
  address.searchParams.set('wait', 'true');
  return {
    method: 'POST',
    url: address.href,
    ...json({
      content: asMarkdown(textOf(note, LIMIT)),
      allowed_mentions: { parse: [] },
    }),
  };
}
