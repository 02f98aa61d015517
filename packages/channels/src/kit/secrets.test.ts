import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { keptSecrets, redacted, withoutSecrets, withStoredSecrets } from './secrets.ts';

const Schema = z.object({
  baseUrl: z.string(),
  to: z.string(),
  key: z.string().meta({ secret: true }),
});
const STORED = { baseUrl: 'https://a.example/x', to: 'all', key: 'hush-hush' };

describe('withStoredSecrets', () => {
  it('keeps a secret that is left out, as long as it goes where it went', () => {
    const changed = { baseUrl: 'https://a.example/y', to: 'one' };
    expect(withStoredSecrets(Schema, changed, STORED)).toEqual({ ...changed, key: 'hush-hush' });
    expect(withStoredSecrets(Schema, { ...changed, key: '' }, STORED)).toHaveProperty(
      'key',
      'hush-hush',
    );
  });

  it('gives it to no other address', () => {
    const changed = { baseUrl: 'https://evil.example/x', to: 'all' };
    expect(withStoredSecrets(Schema, changed, STORED)).toEqual(changed);
  });

  it('lets go of one that is null, wherever it goes', () => {
    const { key: _, ...rest } = STORED;
    expect(withStoredSecrets(Schema, { ...STORED, key: null }, STORED)).toEqual(rest);
    const elsewhere = { ...STORED, baseUrl: 'https://b.example', key: null };
    expect(withStoredSecrets(Schema, elsewhere, STORED)).not.toHaveProperty('key');
  });

  it('takes a new one', () => {
    const changed = { ...STORED, key: 'another' };
    expect(withStoredSecrets(Schema, changed, STORED)).toEqual(changed);
  });
});

it('shows settings without secrets', () => {
  expect(withoutSecrets(Schema, STORED)).toEqual({ baseUrl: 'https://a.example/x', to: 'all' });
});

it('names the secrets that there are', () => {
  expect(keptSecrets(Schema, STORED)).toEqual(['key']);
  expect(keptSecrets(Schema, { ...STORED, key: '' })).toEqual([]);
});

it('takes secrets out of a service’s words, encoded ones too', () => {
  const stored = { ...STORED, key: 'a/secret+key' };
  expect(redacted('bad key a/secret+key (a%2Fsecret%2Bkey, a\\/secret+key)', Schema, stored)).toBe(
    'bad key *** (***, ***)',
  );
});

it('shortens a service’s words after that, so that no half of a secret is left', () => {
  const said = redacted(`${'x'.repeat(195)}hush-hush and more`, Schema, STORED);
  expect(said).toBe(`${'x'.repeat(195)}*** a`);
});
