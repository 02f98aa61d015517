import { describe, expect, it } from 'vitest';
import { formOf, pictureType } from './form.ts';

const PNG = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10];
const HTML = '<script>';

describe('the form of evidence', () => {
  it.each<[string, string | readonly number[], string]>([
    ['text/html; charset=gbk', HTML, 'page'],
    ['TEXT/HTML', HTML, 'page'],
    ['application/xhtml+xml', HTML, 'page'],
    ['image/png', PNG, 'picture'],
    ['image/png', HTML, 'binary'],
    ['text/html', PNG, 'page'],
    ['image/svg+xml', '<svg/>', 'text'],
    ['image/png, text/html', PNG, 'binary'],
    ['application/json', '{}', 'json'],
    ['application/problem+json', '{}', 'json'],
    ['text/plain', 'a', 'text'],
    ['application/javascript', 'a', 'text'],
    ['text/html', 'a\0b', 'binary'],
    ['text/html', [0xff, 0xfe, 0x3c, 0], 'page'],
    ['application/pdf', '%PDF', 'binary'],
    ['', 'a', 'text'],
  ])('that came as %j with %j is %s', (mime, content, form) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : Uint8Array.from(content);
    expect(formOf(mime, bytes)).toBe(form);
  });

  it('is a picture only of a type that its bytes confirm', () => {
    expect(pictureType('image/png', Uint8Array.from(PNG))).toBe('image/png');
    expect(pictureType('image/webp', Uint8Array.from(PNG))).toBeNull();
    expect(pictureType('image/bmp', Uint8Array.from(PNG))).toBeNull();
  });
});
