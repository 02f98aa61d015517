import { wordFor, type Messages } from '../i18n/messages.ts';

/** Our words for a raw failure like `dns: getaddrinfo ENOTFOUND`; null when it names no fault. */
export function faultText(raw: string, m: Messages): string | null {
  const kind = /^([a-z-]+)(?::|$)/.exec(raw)?.[1];
  return kind !== undefined && Object.hasOwn(m.words.fault, kind)
    ? wordFor(m.words.fault, kind)
    : (/^HTTP \d{3}\b/.exec(raw)?.[0] ?? null);
}

/** Why a look could not tell: the cause, and the fault behind it where the cause leaves that open. */
export function unknownText(cause: string, detail: string | null, m: Messages): string {
  const word = wordFor(m.words.cause, cause);
  const fault = cause === 'unreachable' && detail !== null ? faultText(detail, m) : null;
  return fault === null ? word : `${word} · ${fault}`;
}
