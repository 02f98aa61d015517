import type { Answer, Verdict } from './types.ts';

const MOST_SAID = 200;

function words(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST_SAID);
}

export function sent(said = 'ok'): Verdict {
  return { class: 'sent', said: words(said) };
}

export function later(said: string, afterMs: number | null = null, limited = false): Verdict {
  return { class: 'retry-later', said: words(said), afterMs, limited };
}

export function permanent(said: string): Verdict {
  return { class: 'permanent', said: words(said) };
}

/** The body as an object; null when it is none. */
export function objectIn({ text }: Answer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    // What is not JSON comes from something that is not the service.
    return null;
  }
}

export const LIMIT_MS = 60_000;

/** What a status alone says; null for a 2xx, about which the body has to decide. */
export function byStatus(
  { status, retryAfterMs }: Answer,
  said = `HTTP ${status}`,
): Verdict | null {
  if (status >= 200 && status < 300) return null;
  if (status === 429) return later(said, retryAfterMs ?? LIMIT_MS, true);
  if (status >= 500 || status === 408 || status === 425 || status < 200) {
    return later(said, retryAfterMs);
  }
  return permanent(said);
}

interface Codes {
  /** Names of the code and of its words in the body. */
  code: string;
  words: string;
  ok: number;
  /** Too much at once, with how long to wait in ms. */
  limited?: Readonly<Record<number, number>>;
  permanent: readonly number[];
}

/**
 * What a body with a code says. Codes that we do not know are tried again: a message that comes late
 * does less harm than one that does not come.
 */
export function byCode(answer: Answer, codes: Codes): Verdict {
  const body = objectIn(answer);
  const code = body?.[codes.code];
  if (body === null || typeof code !== 'number') {
    return byStatus(answer) ?? later('the answer is not the service’s');
  }
  const told = body[codes.words];
  const said = `${code}: ${typeof told === 'string' ? told : ''}`;
  if (code === codes.ok) return byStatus(answer) ?? sent(said);
  const wait = codes.limited?.[code];
  if (wait !== undefined) return later(said, Math.max(wait, answer.retryAfterMs ?? 0), true);
  if (codes.permanent.includes(code)) return permanent(said);
  if (answer.status === 429) return later(said, answer.retryAfterMs ?? LIMIT_MS, true);
  return later(said, answer.retryAfterMs);
}

export function json(body: unknown): { headers: Record<string, string>; body: string } {
  return {
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}
