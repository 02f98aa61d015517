import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { placeOf } from './cursor.ts';

const AT = '2026-03-01T12:00:00.000Z';
const ID = '7d3a3e0e-9f1b-4c53-8f0d-0a4f1b2c3d4e';
const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('placeOf', () => {
  it('reads a cursor of ours, and none as the beginning', () => {
    expect(placeOf(cursor([AT, ID]))).toEqual({ at: AT, id: ID });
    expect(placeOf(undefined)).toBeNull();
  });

  it('takes any key where keys are no uuids', () => {
    const place = placeOf(cursor([AT, `${ID}/1772366400000`]), z.string());
    expect(place).toEqual({ at: AT, id: `${ID}/1772366400000` });
  });

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('[').toString('base64url')],
    ['no list', cursor({ at: AT, id: ID })],
    ['too few', cursor([AT])],
    ['too many', cursor([AT, ID, ID])],
    ['a number', cursor([AT, 1])],
    ['no uuid', cursor([AT, 'x'])],
    ['SQL', cursor([AT, `' OR 1=1 --`])],
    ['no instant', cursor(['yesterday', ID])],
    ['an instant in another form', cursor(['2026-03-01', ID])],
    ['what only Date.parse reads', cursor(['1', ID])],
    ['a day that is none', cursor(['2026-02-30T00:00:00.000Z', ID])],
    ['a year beyond the database', cursor(['+275760-09-13T00:00:00.000Z', ID])],
    ['the year 0', cursor(['0000-01-01T00:00:00.000Z', ID])],
  ])('refuses %s', (_what, text) => {
    expect(() => placeOf(text)).toThrow(
      expect.objectContaining({
        status: 400,
        fields: [{ path: '/cursor', code: 'cursor-invalid' }],
      }),
    );
  });

  it('refuses a key no database can hold', () => {
    expect(() => placeOf(cursor([AT, 'a\u0000']), z.string())).toThrow();
    expect(() => placeOf(cursor([AT, '\ud800']), z.string())).toThrow();
  });
});
