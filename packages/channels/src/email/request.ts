import { bodyOf, cut } from '../kit/cut.ts';
import type { Mail, Note } from '../kit/types.ts';
import type { Settings } from './schema.ts';

export const LIMIT = { unit: 'bytes', most: 60_000 } as const;

/** Repeats bear the same Message-ID, by which mailboxes tell them. */
export function mail({ from, to, ...server }: Settings, note: Note): Mail {
  const { host, port, security, user, password } = server;
  return {
    server: { host, port, security, user, password },
    from,
    to,
    messageId: `<${note.id}@kaopu.invalid>`,
    subject: cut(note.title, { unit: 'characters', most: 200 }),
    text: bodyOf(note, LIMIT),
  };
}
