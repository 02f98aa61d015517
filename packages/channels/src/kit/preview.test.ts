import { describe, expect, it } from 'vitest';
import { messageOf } from '../testing/sample.ts';
import { previewOf } from './preview.ts';

const sample = { id: '0198c0de-1111-4000-8000-000000000001', message: messageOf('断货') };

describe('a preview', () => {
  it('is what would be sent', () => {
    const { title, body } = previewOf(sample, { title: '{{ platform.name }}' }, 'zh');
    expect(title).toEqual({ text: '【靠谱】云端数卡', fault: null });
    expect(body).toEqual({ text: '断货', fault: null });
  });

  it('tells where a template is wrong, and what is said instead', () => {
    const { title, body } = previewOf(sample, { body: '好\n{{ text' }, 'zh');
    expect(title.fault).toBeNull();
    expect(body.text).toBe('断货');
    expect(body.fault).toMatch(/not closed.*line:2, col:1/);
  });
});
