import { json } from '../kit/answer.ts';
import { textOf } from '../kit/cut.ts';
import { below } from '../kit/fields.ts';
import type { HttpRequest, Note } from '../kit/types.ts';
import type { Settings } from './schema.ts';

export const LIMIT = { unit: 'characters', most: 4096 } as const;

/** Without a parse mode, so that words are words. */
export function request({ baseUrl, botToken, chatId }: Settings, note: Note): HttpRequest {
  return {
    method: 'POST',
    url: below(baseUrl, `/bot${botToken}/sendMessage`),
    ...json({
      chat_id: chatId,
      text: textOf(note, LIMIT),
      link_preview_options: { is_disabled: true },
      disable_notification: note.level === 'notice',
    }),
  };
}
