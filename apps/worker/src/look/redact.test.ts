import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesWithout, outcomeWithout, withoutSecrets } from './redact.ts';

const SECRET = 'p&ss wörd/密钥"7';

describe('what is kept of a look', () => {
  it.each([
    ['plain', SECRET],
    ['in JSON', JSON.stringify({ echo: SECRET })],
    ['in an address', `https://a.example/?k=${encodeURIComponent(SECRET)}`],
  ])('has no credential in it, %s', (_how, text) => {
    const clean = withoutSecrets(text, [SECRET]);
    expect(clean).toContain('[redacted]');
    expect(clean).not.toContain(SECRET);
    const bytes = Buffer.from(bytesWithout(Buffer.from(text), [SECRET])).toString();
    expect(bytes).toBe(clean);
  });

  it('keeps every other byte, text or not', () => {
    const page = Buffer.concat([Buffer.from([0, 255, 254, 13]), Buffer.from(`价格${SECRET}元`)]);
    const clean = Buffer.from(bytesWithout(page, [SECRET]));
    expect([...clean.subarray(0, 4)]).toEqual([0, 255, 254, 13]);
    expect(clean.subarray(4).toString()).toBe('价格[redacted]元');
  });

  it('is the very same bytes when no credential is in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        fc.pre(!Buffer.from(bytes).includes('top-secret'));
        expect(bytesWithout(bytes, ['top-secret'])).toBe(bytes);
      }),
    );
  });

  it('takes a longer credential before the shorter one it begins with', () => {
    expect(withoutSecrets('abcd-1234-5678', ['abcd', 'abcd-1234-5678'])).toBe('[redacted]');
  });

  it('leaves what is seen as it is, but for credentials', () => {
    const seen = { kind: 'observed' as const, seen: { title: `echo ${SECRET}`, price: 17_800 } };
    expect(outcomeWithout(seen, [SECRET])).toEqual({
      kind: 'observed',
      seen: { title: 'echo [redacted]', price: 17_800 },
    });
    expect(outcomeWithout(seen, ['elsewhere'])).toBe(seen);
  });
});
