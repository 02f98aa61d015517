import { createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE_SECONDS = 300;

/** The three headers of Standard Webhooks 1.0. */
export interface SignedHeaders {
  id: string;
  /** Unix seconds. */
  timestamp: string;
  /** `v1,<base64>`, several separated by spaces. */
  signature: string;
}

/** Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`, at most five minutes old. */
export function isAuthentic(
  secret: string,
  { id, timestamp, signature }: SignedHeaders,
  body: string,
  nowMs: number,
): boolean {
  const age = Math.abs(nowMs / 1_000 - Number(timestamp));
  if (!(age <= TOLERANCE_SECONDS) || id === '') return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return signature.split(' ').some((entry) => {
    const [version, code = ''] = entry.split(',');
    const given = Buffer.from(code, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
}
