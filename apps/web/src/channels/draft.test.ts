import type { ChannelKindView } from '@kaopu/contracts';
import { describe, expect, it } from 'vitest';
import { areBuiltIn, hasFields, inputOf, newDraft, withPart } from './draft.ts';

const templates = { title: '{{ severity }}', body: '{{ text }}' };
const kind: ChannelKindView = {
  kind: 'ntfy',
  title: { zh: '主题', en: 'topic' },
  description: { zh: '', en: '' },
  settingsSchema: {
    type: 'object',
    properties: {
      baseUrl: { type: 'string', default: 'https://ntfy.sh' },
      topic: { type: 'string', secret: true },
      accessToken: { type: 'string', secret: true },
    },
    required: ['topic'],
  },
  perMinute: 12,
  merges: true,
  advice: {},
  templates: { zh: templates, en: templates },
};

describe('a new channel', () => {
  it('begins with what its kind usually has', () => {
    const draft = newDraft(kind, 'zh');
    expect(draft.settings).toEqual({ baseUrl: 'https://ntfy.sh', topic: '' });
    expect(inputOf(draft, kind)).toEqual({
      name: '主题',
      language: 'zh',
      perMinute: 12,
      templates: {},
      settings: { baseUrl: 'https://ntfy.sh', topic: '' },
    });
  });

  it('has no settings to fill in where they are made for a person', () => {
    for (const own of [
      { ...kind, kind: 'web-push' },
      { ...kind, settingsSchema: { type: 'object', properties: {} } },
    ]) {
      expect(hasFields(own)).toBe(false);
      expect(inputOf(newDraft(own, 'en'), own)).not.toHaveProperty('settings');
    }
  });
});

it('a channel keeps the templates of either language', () => {
  const draft = { ...newDraft(kind, 'zh'), templates: { zh: { title: '断' }, en: { body: 'x' } } };
  expect(inputOf({ ...draft, language: 'en' }, kind).templates).toEqual(draft.templates);
  expect(areBuiltIn(newDraft(kind, 'en').templates.en)).toBe(true);
});

it('a template that says what the built-in one says is none of one’s own', () => {
  const own = withPart({ title: 'x' }, 'body', 'mine', templates.body);
  expect(own).toEqual({ title: 'x', body: 'mine' });
  expect(withPart(own, 'body', templates.body, templates.body)).toEqual({ title: 'x' });
  expect(areBuiltIn(own)).toBe(false);
  expect(areBuiltIn(withPart({ body: 'mine' }, 'body', templates.body, templates.body))).toBe(true);
});
