import { json } from '../kit/answer.ts';
import { cut, textOf } from '../kit/cut.ts';
import { asMarkdown } from '../kit/markdown.ts';
import type { HttpRequest, Note } from '../kit/types.ts';
import type { Settings } from './schema.ts';

const MOST = { unit: 'characters', most: 2_000 } as const;
/** Before words are escaped. */
export const LIMIT = { unit: 'characters', most: 1_800 } as const;

/** Asks for the message in the answer: an empty one would say nothing. Nobody is called. */
export function request({ url }: Settings, note: Note): HttpRequest {
  const address = new URL(url);
  address.searchParams.set('wait', 'true');
  return {
    method: 'POST',
    url: address.href,
    ...json({
      content: cut(asMarkdown(textOf(note, LIMIT)), MOST),
      allowed_mentions: { parse: [] },
    }),
  };
}
