import { json } from '../kit/answer.ts';
import { bodyOf, cut } from '../kit/cut.ts';
import { below } from '../kit/fields.ts';
import { asMarkdown } from '../kit/markdown.ts';
import type { HttpRequest, Note } from '../kit/types.ts';
import type { Settings } from './schema.ts';

/** Markdown joins lines that no empty line divides. */
function asParagraphs(text: string): string {
  return asMarkdown(text).replaceAll('\n', '\n\n');
}

export const LIMIT = { unit: 'bytes', most: 32_000, written: asParagraphs } as const;

/** Title and Markdown, as both versions of the service take them. */
export function bodyFor(note: Note): { headers: Record<string, string>; body: string } {
  return json({
    title: cut(note.title, { unit: 'characters', most: 32 }),
    desp: asParagraphs(bodyOf(note, LIMIT)),
  });
}

export function request({ baseUrl, sendKey }: Settings, note: Note): HttpRequest {
  return {
    method: 'POST',
    url: below(baseUrl, `/${encodeURIComponent(sendKey)}.send`),
    ...bodyFor(note),
  };
}
