import { describe, expect, it } from 'vitest';
import { begun, blankOf, branchOf, type ConfigSchema, orNull, switched } from './schema.ts';

const text = { type: 'string' };

const UNION: ConfigSchema[] = [
  {
    type: 'object',
    properties: {
      connector: { type: 'string', const: 'open' },
      siteUrl: text,
      preview: { oneOf: [], default: { kind: 'off' } },
    },
    required: ['connector', 'siteUrl'],
  },
  {
    type: 'object',
    properties: {
      connector: { type: 'string', const: 'signed' },
      siteUrl: text,
      key: { ...text, secret: true },
      days: { type: 'integer', minimum: 1 },
      products: {
        type: 'array',
        items: { type: 'object', properties: { ref: text }, required: ['ref'] },
      },
      consent: { type: 'boolean', const: true },
    },
    required: ['connector', 'siteUrl', 'key', 'days', 'products', 'consent'],
  },
];

describe('a blank form', () => {
  it('has what is required and what has a default', () => {
    expect(UNION.map(blankOf)).toEqual([
      { connector: 'open', siteUrl: '', preview: { kind: 'off' } },
      {
        connector: 'signed',
        siteUrl: '',
        key: '',
        days: 1,
        products: [{ ref: '' }],
        consent: false,
      },
    ]);
  });

  it('of a union is its first branch', () => {
    expect(blankOf({ oneOf: UNION })).toEqual(blankOf(UNION[0] ?? {}));
    expect(branchOf(UNION, { connector: 'signed' })).toBe(UNION[1]);
    expect(branchOf(UNION, { connector: 'unknown' })).toBe(UNION[0]);
  });
});

describe('another branch', () => {
  it('keeps what both have', () => {
    const value = { connector: 'open', siteUrl: 'https://a.example/', preview: { kind: 'off' } };
    expect(switched(UNION, 'signed', value)).toEqual({
      connector: 'signed',
      siteUrl: 'https://a.example/',
      key: '',
      days: 1,
      products: [{ ref: '' }],
      consent: false,
    });
  });

  it('never takes a secret along', () => {
    const other = {
      ...UNION[1],
      properties: { ...UNION[1]?.properties, connector: { const: 'third' } },
    };
    const value = { ...(blankOf(UNION[1] ?? {}) as object), key: 'secret' };
    expect(switched([...UNION, other], 'third', value)).toMatchObject({
      connector: 'third',
      key: '',
    });
  });
});

describe('a field that may be null', () => {
  const schema = { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }], default: null };

  it('is the field it would be, and begins as null', () => {
    expect(orNull(schema)).toEqual({
      schema: { type: 'integer', minimum: 1, default: null },
      isNullable: true,
    });
    expect(orNull(text)).toEqual({ schema: text, isNullable: false });
    expect(blankOf(schema)).toBeNull();
  });
});

it('a draft is filled up by the form of its own branch', () => {
  const draft = { connector: 'signed', siteUrl: 'https://a.example/' };
  expect(begun({ oneOf: UNION }, draft)).toMatchObject({ ...draft, key: '', days: 1 });
  expect(begun({ properties: { url: text }, required: ['url'] }, {})).toEqual({ url: '' });
});
