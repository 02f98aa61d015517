import type { Answer, Verdict } from './types.ts';

export const LIMIT_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Whole: a secret that is cut would no longer be known for one. */
function words(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

export function sent(said = 'ok'): Verdict {
  return { class: 'sent', said: words(said) };
}

/** No service is waited for longer than a day at a time: what it asks for may be any number. */
export function later(said: string, afterMs: number | null = null, limited = false): Verdict {
  const asked = afterMs === null ? null : Math.min(Math.max(0, afterMs), DAY_MS);
  return { class: 'retry-later', said: words(said), afterMs: asked, limited };
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

/** Said of an answer that the service itself cannot have given. */
export const FOREIGN = 'foreign-answer';

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
  /** The same where words say it and the code does not; null when they do not. */
  limitedBy?: (words: string) => number | null;
  permanent: readonly number[];
}

/** Some services write the number as a text now and then. */
function codeIn(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : null;
}

/**
 * What a body with a code says. Codes that we do not know are tried again: a message that comes late
 * does less harm than one that does not come.
 */
export function byCode(answer: Answer, codes: Codes): Verdict {
  const body = objectIn(answer);
  const code = codeIn(body?.[codes.code]);
  if (body === null || code === null) return byStatus(answer) ?? later(FOREIGN);
  const told = body[codes.words];
  const text = typeof told === 'string' ? told : '';
  const said = `${code}: ${text}`;
  if (code === codes.ok) return byStatus(answer) ?? sent(said);
  const wait = codes.limited?.[code] ?? codes.limitedBy?.(text) ?? null;
  if (wait !== null) return later(said, Math.max(wait, answer.retryAfterMs ?? 0), true);
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
