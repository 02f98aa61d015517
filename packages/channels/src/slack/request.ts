import { json } from '../kit/answer.ts';
import { textOf } from '../kit/cut.ts';
import type { HttpRequest, Note } from '../kit/types.ts';
import type { Settings } from './schema.ts';

/** Slack cuts at 40,000; what is over 4,000 is hard to read there. */
export const LIMIT = { unit: 'characters', most: 4_000 } as const;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** With its three signs escaped, a text can call nobody and link nowhere. */
export function request({ url }: Settings, note: Note): HttpRequest {
  const text = textOf(note, LIMIT).replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);
  return { method: 'POST', url, ...json({ text, mrkdwn: false, unfurl_links: false }) };
}
