import { expect, it } from 'vitest';
import { noteOf, summaryOf } from '../kit/note.ts';
import { messageOf, SENDING } from '../testing/sample.ts';
import { SERVICES } from '../testing/services/index.ts';
import { decrypted } from '../testing/verify-push.ts';
import { request } from './request.ts';
import { Settings } from './schema.ts';

const ALERT = '0198c0de-2222-4000-8000-000000000002';
const settings = Settings.parse(
  SERVICES.find(({ kind }) => kind === 'web-push')?.settings('https://push.example'),
);
const noteFor = (fields: object) =>
  noteOf({ id: '0198c0de-1111-4000-8000-000000000001', message: fields }, {}, 'zh');

function pathIn(note: ReturnType<typeof noteFor>): unknown {
  const { body } = request(settings, note, SENDING);
  return (JSON.parse(decrypted(Buffer.from(body))) as { path: unknown }).path;
}

it.each([
  ['an alert', messageOf('断货', { alertId: ALERT }), `/alerts/${ALERT}`],
  ['no alert', messageOf('测试'), '/alerts'],
  ['a report', { ...messageOf('日报'), type: 'report.ready' }, '/reports'],
])('a click on a message about %s leads to its page', (_, message, path) => {
  expect(pathIn(noteFor(message))).toBe(path);
});

it('a click on several leads to all alerts', () => {
  const note = noteFor(messageOf('断货', { alertId: ALERT }));
  expect(pathIn(summaryOf([note, note], 'post', 'zh'))).toBe('/alerts');
});
