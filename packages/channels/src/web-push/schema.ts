import { z } from 'zod';
import { secretUrl } from '../kit/fields.ts';

/** Base64url of so many bytes. */
function octets(bytes: number) {
  const length = Math.ceil((bytes * 4) / 3);
  return z
    .string()
    .regex(new RegExp(`^[\\w-]{${length}}=*$`))
    .transform((text) => text.replace(/=+$/, ''))
    .meta({ secret: true });
}

/** What a browser says of its subscription (Push API). */
export const Settings = z.object({
  endpoint: secretUrl(['推送地址', 'Endpoint']),
  /** The browser's public key: an uncompressed point of P-256. */
  p256dh: octets(65),
  auth: octets(16),
});
export type Settings = z.infer<typeof Settings>;
