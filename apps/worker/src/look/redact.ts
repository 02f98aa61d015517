import type { Outcome } from '@kaopu/probes';

/** Shorter ones stand in many texts by chance, and are told by none of them. */
const LEAST = 4;

const MARK = '[redacted]';

/** The forms in which a credential may come back: plain, in JSON, in an address, in a form. */
function formsOf(secret: string): string[] {
  const quoted = JSON.stringify(secret).slice(1, -1);
  const inForm = new URLSearchParams({ '': secret }).toString().slice(1);
  return [...new Set([secret, quoted, encodeURIComponent(secret), inForm])];
}

function needles(secrets: readonly string[]): string[] {
  return secrets
    .filter((secret) => secret.length >= LEAST)
    .flatMap(formsOf)
    .sort((a, b) => b.length - a.length);
}

/** The text with each credential in it replaced. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return needles(secrets).reduce((clean, needle) => clean.replaceAll(needle, MARK), text);
}

/** The bytes as they are or, when a credential stands in them, a copy without it. */
export function bytesWithout(bytes: Uint8Array, secrets: readonly string[]): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = needles(secrets).filter((needle) => view.includes(needle));
  if (found.length === 0) return bytes;
  // Latin 1 keeps every byte as it is.
  const latin = (text: string) => Buffer.from(text).toString('latin1');
  const clean = found.reduce(
    (text, needle) => text.replaceAll(latin(needle), MARK),
    view.toString('latin1'),
  );
  return Buffer.from(clean, 'latin1');
}

/** What was seen, without credentials that a shop put among it. */
export function outcomeWithout(
  outcome: Outcome<unknown>,
  secrets: readonly string[],
): Outcome<unknown> {
  if (secrets.length === 0) return outcome;
  const text = JSON.stringify(outcome);
  const clean = withoutSecrets(text, secrets);
  return clean === text ? outcome : (JSON.parse(clean) as Outcome<unknown>);
}
