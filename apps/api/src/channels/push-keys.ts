import type { PushKeyPair } from '@kaopu/db';
import { createECDH } from 'node:crypto';

/** A pair by which push services know an installation (VAPID), base64url. */
export function newPushKeys(): PushKeyPair {
  const pair = createECDH('prime256v1');
  const publicKey = pair.generateKeys().toString('base64url');
  // A number with leading zeros comes shorter than JWK wants it.
  const privateKey = Buffer.alloc(32);
  const number = pair.getPrivateKey();
  number.copy(privateKey, 32 - number.length);
  return { publicKey, privateKey: privateKey.toString('base64url') };
}
