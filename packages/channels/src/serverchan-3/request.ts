import { below } from '../kit/fields.ts';
import type { HttpRequest, Note } from '../kit/types.ts';
import { bodyFor } from '../serverchan-turbo/request.ts';
import { baseOf, type Settings } from './schema.ts';

export function request(settings: Settings, note: Note): HttpRequest {
  return {
    method: 'POST',
    url: below(baseOf(settings), `/send/${encodeURIComponent(settings.sendKey)}.send`),
    ...bodyFor(note),
  };
}
