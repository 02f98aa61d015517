import { describe, expect, it } from 'vitest';
import { PUSH_KEYS } from '../testing/sample.ts';
import { decrypted } from '../testing/verify-push.ts';
import { encrypted } from './encrypt.ts';

const RECEIVER = {
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
};

describe('encrypted', () => {
  it('gives the message of RFC 8291 §5', () => {
    const plain = Buffer.from('When I grow up, I want to be a watermelon');
    const key = Buffer.from(PUSH_KEYS.privateKey, 'base64url');
    const salt = Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url');
    expect(encrypted(plain, RECEIVER, key, salt).toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    );
  });

  it('is read by the browser that it is for, and nobody else', () => {
    const sealed = encrypted(
      Buffer.from('价格变动'),
      RECEIVER,
      new Uint8Array(32).fill(9),
      new Uint8Array(16),
    );
    expect(decrypted(sealed)).toBe('价格变动');
    expect(() => decrypted(sealed, PUSH_KEYS.privateKey)).toThrow();
  });
});
