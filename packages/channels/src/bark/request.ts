import { json } from '../kit/answer.ts';
import { bodyOf, cut } from '../kit/cut.ts';
import { below } from '../kit/fields.ts';
import { inJson } from '../kit/in-json.ts';
import type { HttpRequest, Level, Note } from '../kit/types.ts';
import type { Settings } from './schema.ts';

/** Apple takes 4 KB, of which the frame is some. */
export const LIMIT = { unit: 'bytes', most: 3_000, written: inJson } as const;

const LEVEL: Record<Level, string> = {
  notice: 'passive',
  recovered: 'active',
  warning: 'active',
  critical: 'timeSensitive',
};

export function request({ baseUrl, deviceKey }: Settings, note: Note): HttpRequest {
  return {
    method: 'POST',
    url: below(baseUrl, '/push'),
    ...json({
      device_key: deviceKey,
      title: cut(note.title, { unit: 'characters', most: 100 }),
      body: bodyOf(note, LIMIT),
      level: LEVEL[note.level],
      group: 'Kaopu',
    }),
  };
}
