import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Config } from '../support-response/schema.ts';
import { secretNames, withKeptSecrets, withoutSecrets } from './secrets.ts';

const names = new Set(['password']);
const stored = {
  channel: 'mail',
  sending: true,
  account: {
    smtp: { host: 'a', port: 1, password: 'one' },
    imap: { host: 'b', port: 2, password: 'two' },
  },
};

it('secrets are what a schema marks as write-only, in any branch of it', () => {
  expect(secretNames(Config)).toEqual(names);
  expect(secretNames(z.object({ a: z.string() }))).toEqual(new Set());
});

it('are left out of what is shown, however deep they are', () => {
  const shown = withoutSecrets({ ...stored, list: [{ password: 'three' }] }, names);
  expect(JSON.stringify(shown)).not.toMatch(/password|one|two|three/);
  expect(shown).toMatchObject({ account: { smtp: { host: 'a', port: 1 } } });
});

describe('a changed configuration', () => {
  const shown = withoutSecrets(stored, names);

  it('keeps the secrets it does not mention', () => {
    const next = { ...(shown as object), sending: false };
    expect(withKeptSecrets(next, stored, names)).toEqual({ ...stored, sending: false });
  });

  it('takes the secrets it brings', () => {
    const account = { ...stored.account, smtp: { host: 'a', port: 1, password: 'new' } };
    expect(withKeptSecrets({ ...stored, account }, stored, names)).toEqual({ ...stored, account });
  });

  it.each([
    ['host', { host: 'evil', port: 1 }],
    ['port', { host: 'a', port: 9 }],
    ['anything beside it', { host: 'a', port: 1, more: true }],
  ])('never hands a password to another server: %s', (_what, smtp) => {
    const next = { ...stored, account: { ...stored.account, smtp } };
    expect(JSON.stringify(withKeptSecrets(next, stored, names))).not.toContain('one');
  });
});
