import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../channels.ts';
import { messageOf } from '../testing/sample.ts';
import { bodyOf, sizeOf } from './cut.ts';
import { fitting, noteOf, summaryOf } from './note.ts';

const idOf = (n: number) => `${String(n).padStart(8, '0')}-1111-4000-8000-000000000000`;
const notesOf = (texts: readonly string[]) =>
  texts.map((text, n) => noteOf({ id: idOf(n), message: messageOf(text) }, {}, 'zh'));

describe('a summary', () => {
  it('of what fits is not cut, whatever the kind, and lists every mark', () => {
    const Texts = fc.array(fc.string({ minLength: 1, maxLength: 120, unit: 'grapheme' }), {
      minLength: 2,
      maxLength: 60,
    });
    fc.assert(
      fc.property(Texts, fc.constantFrom(...CHANNELS), (texts, { limit }) => {
        const notes = notesOf(texts);
        const some = notes.slice(0, fitting(notes, limit));
        const summary = summaryOf(some, 'post', 'zh');
        if (some.length < 2) return;
        const shown = bodyOf(summary, {
          ...limit,
          most: limit.most - sizeOf(`${summary.title}\n`, limit),
        });
        expect(shown).toBe(summary.body);
        for (const { mark } of some) expect(shown).toContain(mark);
      }),
    );
  });

  it('of one is that one', () => {
    const [note] = notesOf(['断货']);
    if (note === undefined) throw new Error('one was asked for');
    expect(summaryOf([note], 'post', 'zh')).toBe(note);
  });

  it('is as grave as the gravest', () => {
    const notes = [
      noteOf({ id: idOf(1), message: messageOf('a', { reason: 'recovered' }) }, {}, 'zh'),
      noteOf({ id: idOf(2), message: messageOf('b', { severity: 'critical' }) }, {}, 'zh'),
      noteOf({ id: idOf(3), message: messageOf('c', { severity: 'info' }) }, {}, 'zh'),
    ];
    expect(summaryOf(notes, 'post', 'en')).toMatchObject({
      level: 'critical',
      title: '[Kaopu 靠谱] 3 messages',
    });
  });
});
