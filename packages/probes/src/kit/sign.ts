import { createHash, createHmac } from 'node:crypto';

/** Signatures of supplier interfaces. None of them protects a secret from the supplier; they only prove it. */

function hex(algorithm: 'md5' | 'sha1', text: string): string {
  return createHash(algorithm).update(text, 'utf8').digest('hex');
}

/** acg-faka docking: md5 of the sorted `k=v` pairs that are not empty, and the key. */
export function acgSign(params: Readonly<Record<string, string>>, appKey: string): string {
  const pairs = Object.keys(params)
    .filter((name) => name !== 'sign' && params[name] !== '')
    .sort()
    .map((name) => `${name}=${params[name]}`);
  return hex('md5', `${pairs.join('&')}&key=${appKey}`);
}

/** dujiao-next upstream: HMAC-SHA256 over method, path without query, seconds and the body's md5. */
export function dujiaoNextSign(
  request: { method: string; path: string; seconds: number; body: string },
  secret: string,
): string {
  const { method, path, seconds, body } = request;
  const text = [method, path, String(seconds), hex('md5', body)].join('\n');
  return createHmac('sha256', secret).update(text, 'utf8').digest('hex');
}

/** 卡易信 3.0: md5 of id, secret, version, seconds and the body exactly as sent. */
export function kayixinSign(
  request: { appId: string; version: string; seconds: number; body: string },
  secret: string,
): string {
  const { appId, version, seconds, body } = request;
  return hex('md5', `${appId}${secret}${version}${seconds}${body}`);
}

/** 卡速售 2.0: sha1 of milliseconds, the body with sorted keys, and the key. */
export function kasushouSign(ms: number, body: string, apiKey: string): string {
  return hex('sha1', `${ms}${body}${apiKey}`);
}

/** Flat JSON with sorted keys; `{}` of nothing. */
export function sortedJson(value: Readonly<Record<string, string | number>>): string {
  const sorted = Object.keys(value)
    .sort()
    .map((key) => [key, value[key]]);
  return JSON.stringify(Object.fromEntries(sorted));
}
