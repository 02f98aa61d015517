import { describe, expect, it } from 'vitest';
import { Config } from '../price-drift/schema.ts';
import { secretValues, withoutSecrets, withStoredSecrets } from './secrets.ts';

const STORED = {
  connector: 'caihong',
  siteUrl: 'https://a.example/',
  products: [{ ref: '1', title: 'One' }],
  user: 'merchant-7',
  pass: 'correct horse',
};

const { user: _user, pass: _pass, ...SHOWN } = STORED;

describe('a configuration with credentials', () => {
  it('is shown without them, whatever the connector', () => {
    expect(withoutSecrets(Config, STORED)).toEqual(SHOWN);
    for (const fields of [
      { connector: 'acg-faka-docking', appId: 's1', appKey: 's2' },
      { connector: 'dujiao-next-upstream', apiKey: 's1', apiSecret: 's2' },
      { connector: 'kayixin', appId: 's1', appSecret: 's2' },
      { connector: 'kasushou', userId: 's1', apiKey: 's2' },
    ]) {
      const config = { ...SHOWN, ...fields };
      expect(JSON.stringify(withoutSecrets(Config, config))).not.toMatch(/s1|s2/);
      expect(secretValues(Config, config).sort()).toEqual(['s1', 's2']);
    }
  });

  it('without any is shown as it is', () => {
    const config = { ...SHOWN, connector: 'zfaka' };
    expect(withoutSecrets(Config, config)).toEqual(config);
    expect(secretValues(Config, config)).toEqual([]);
    expect(withoutSecrets(Config, 'nonsense')).toBe('nonsense');
  });

  it('keeps those that a change leaves out or empty', () => {
    const changed = { ...SHOWN, products: [{ ref: '2', title: 'Two' }] };
    expect(withStoredSecrets(Config, changed, STORED)).toEqual({
      ...STORED,
      products: changed.products,
    });
    expect(withStoredSecrets(Config, { ...SHOWN, user: '', pass: 'new' }, STORED)).toEqual({
      ...STORED,
      pass: 'new',
    });
  });

  it.each([
    ['another site', { siteUrl: 'https://evil.example/' }],
    ['another port of it', { siteUrl: 'https://a.example:8443/' }],
    ['plain http', { siteUrl: 'http://a.example/' }],
    ['another connector', { connector: 'kayixin' }],
  ])('does not send them to %s', (_what, change) => {
    const merged = withStoredSecrets(Config, { ...SHOWN, ...change }, STORED);
    expect(JSON.stringify(merged)).not.toContain('correct horse');
    expect(Config.safeParse(merged).success).toBe(false);
  });
});
