import { createDecipheriv, createECDH, createPublicKey, hkdfSync, verify } from 'node:crypto';
import type { Came } from './services/index.ts';

/** A browser's private key: the one of RFC 8291 §5, whose public half the settings hold. */
const PRIVATE = 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94';
const AUTH = 'BTBZMqHH6r4Tts7J_aSIgg';

/** What a browser reads in a push message (RFC 8291); throws when it cannot. */
export function decrypted(body: Uint8Array, privateKey = PRIVATE, auth = AUTH): string {
  const bytes = Buffer.from(body);
  const salt = bytes.subarray(0, 16);
  const idLength = bytes.readUInt8(20);
  const sender = bytes.subarray(21, 21 + idLength);
  const sealed = bytes.subarray(21 + idLength);
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(Buffer.from(privateKey, 'base64url'));
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]);
  const secret = Buffer.from(
    hkdfSync('sha256', pair.computeSecret(sender), Buffer.from(auth, 'base64url'), about, 32),
  );
  const derive = (info: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, Buffer.from(info), length));
  const decipher = createDecipheriv(
    'aes-128-gcm',
    derive('Content-Encoding: aes128gcm\0', 16),
    derive('Content-Encoding: nonce\0', 12),
  );
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
}

function claimsOf(authorization: string, origin: string, now: number): string | null {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 65) return 'no VAPID key';
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ format: 'jwk', key: jwk }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned) return 'VAPID signature';
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
    aud: string;
    exp: number;
    sub: string;
  };
  const left = exp * 1_000 - now;
  if (left <= 0 || left > 86_400_000) return 'VAPID expiry';
  if (!/^(?:mailto|https):/.test(sub)) return 'VAPID subject';
  return aud === origin ? null : 'VAPID audience';
}

/** What a push service and a browser would find wrong with it. */
export function verified(came: Came, now: number): string | null {
  const { authorization = '', host = '', ttl } = came.headers;
  if (came.headers['content-encoding'] !== 'aes128gcm' || !/^\d+$/.test(ttl ?? ''))
    return 'headers';
  if (came.body.length > 4096) return 'over 4096 bytes';
  const { title, body } = JSON.parse(decrypted(came.body)) as Record<string, unknown>;
  if (typeof title !== 'string' || typeof body !== 'string') return 'no words';
  return claimsOf(authorization, `http://${host}`, now);
}
