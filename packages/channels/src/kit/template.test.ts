import { describe, expect, it } from 'vitest';
import { messageOf } from '../testing/sample.ts';
import { noteOf } from './note.ts';
import { filled, TemplateFault, templatesIn } from './template.ts';

const ID = '0198c0de-1111-4000-8000-000000000001';
const told = { id: ID, message: messageOf('断货') };

describe('filled', () => {
  it('knows what the message holds', () => {
    expect(
      filled('{{ platform.name }}：{{ text | upcase }}', { platform: { name: 'A' }, text: 'b' }),
    ).toBe('A：B');
  });

  it.each([
    ['a file', '{% include "/etc/passwd" %}'],
    ['another file', '{% render "../../package.json" %}'],
    ['a layout', '{% layout "/etc/hosts" %}'],
    ['what is no template', '{{ text | no_such_filter }}'],
    ['an open tag', '{% if %}'],
    ['an endless loop', '{% for a in (1..99999999) %}{{ a }}{% endfor %}'],
    [
      'loops in loops',
      '{% for a in (1..9000) %}{% for b in (1..9000) %}{% for c in (1..9000) %}x{% endfor %}{% endfor %}{% endfor %}',
    ],
    [
      'a text that doubles',
      `{% assign a = "xxxxxxxxxxxxxxxx" %}${'{% assign a = a | append: a %}'.repeat(40)}{{ a }}`,
    ],
    ['too long a template', 'x'.repeat(5_000)],
  ])('refuses %s', (_, template) => {
    expect(() => filled(template, {})).toThrow(TemplateFault);
  });

  it.each([
    '{{ constructor }}',
    '{{ __proto__.polluted }}',
    '{{ text.constructor.constructor }}',
    '{{ process.env }}',
  ])('shows nothing of the machine: %s', (template) => {
    expect(filled(template, { text: 'x' })).toBe('');
  });
});

describe('a channel’s own templates', () => {
  it('say what they say, behind the keyword', () => {
    const note = noteOf(
      told,
      { title: '{{ platform.name }}！', body: '{{ mark }} {{ text }}' },
      'zh',
    );
    expect(note.title).toBe('【靠谱】云端数卡！');
    expect(note.body).toBe('#0198c0de 断货');
  });

  it('give way to the usual words when they fail, so that nothing goes untold', () => {
    const note = noteOf(told, { body: '{% for a in (1..99999999) %}{{ a }}{% endfor %}' }, 'zh');
    expect(note.body).toBe('断货');
  });

  it('speak the channel’s language', () => {
    expect(noteOf(told, {}, 'zh').title).toBe('【靠谱】警告 · 云端数卡');
    expect(noteOf(told, {}, 'en').title).toBe('[Kaopu 靠谱] Warning: 云端数卡');
  });
});

it('a channel keeps templates for each language', () => {
  const stored = { zh: { title: '断' }, en: { body: 'out' } };
  expect(templatesIn(stored, 'zh')).toEqual({ title: '断' });
  expect(templatesIn(stored, 'en')).toEqual({ body: 'out' });
  expect(templatesIn({ en: { body: 1 } }, 'en')).toEqual({});
  expect(templatesIn(null, 'zh')).toEqual({});
});
