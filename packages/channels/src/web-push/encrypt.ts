import { createCipheriv, createECDH, hkdfSync } from 'node:crypto';

const RECORD_BYTES = 4096;

export interface Receiver {
  /** Base64url, as the browser gives them. */
  p256dh: string;
  auth: string;
}

/**
 * RFC 8291: a message for one browser, with a key pair of its own, in the one-record form of RFC 8188.
 *
 * @param privateKey 32 bytes, used this once
 * @param salt 16 bytes
 */
export function encrypted(
  plain: Uint8Array,
  { p256dh, auth }: Receiver,
  privateKey: Uint8Array,
  salt: Uint8Array,
): Buffer {
  const theirs = Buffer.from(p256dh, 'base64url');
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(privateKey);
  const ours = pair.getPublicKey();
  const shared = pair.computeSecret(theirs);
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours]);
  const secret = hkdfSync('sha256', shared, Buffer.from(auth, 'base64url'), about, 32);
  const derive = (info: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(secret), salt, Buffer.from(info), bytes));
  const cipher = createCipheriv(
    'aes-128-gcm',
    derive('Content-Encoding: aes128gcm\0', 16),
    derive('Content-Encoding: nonce\0', 12),
  );
  const head = Buffer.alloc(5);
  head.writeUInt32BE(RECORD_BYTES);
  head.writeUInt8(ours.length, 4);
  return Buffer.concat([
    salt,
    head,
    ours,
    cipher.update(plain),
    // The delimiter of the last record.
    cipher.update(Buffer.of(2)),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}
