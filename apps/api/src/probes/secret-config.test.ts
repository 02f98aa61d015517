import { describe, expect, it } from 'vitest';
import { SECRET_SET, shownConfig, withStoredSecrets } from './secret-config.ts';

const KIND = 'public-records';
const URL_A = 'https://a.example/api';
const stored = { url: URL_A, key: 's3cret', rows: 10 };

describe('a key of a probe', () => {
  it('is never shown, only that it is set', () => {
    expect(shownConfig(KIND, stored)).toEqual({ url: URL_A, key: SECRET_SET, rows: 10 });
    expect(shownConfig(KIND, { url: URL_A, key: '' })).toEqual({ url: URL_A, key: '' });
    expect(shownConfig('availability', { url: URL_A })).toEqual({ url: URL_A });
    expect(shownConfig('nobody-knows', null)).toBeNull();
  });

  it.each([
    ['left out', { url: URL_A }, 's3cret'],
    ['sent back as it was shown', { url: URL_A, key: SECRET_SET }, 's3cret'],
    ['replaced', { url: URL_A, key: 'other' }, 'other'],
    ['taken away', { url: URL_A, key: '' }, ''],
    ['not taken along to another site', { url: 'https://b.example/api' }, ''],
    ['nor by what was shown', { url: 'https://b.example/api', key: SECRET_SET }, ''],
  ])('is %s', (_, sent, key) => {
    expect(withStoredSecrets(KIND, sent, stored)).toMatchObject({ key });
  });
});
