/**
 * How long an answer asks us to wait, in milliseconds from `now` on; null when it does not say, or not
 * in a form of RFC 9110 §10.2.3 (seconds or a date).
 */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Number(text) * 1_000;
  if (!/^[A-Z][a-z]{2,8}, .* GMT$/.test(text) || text.length > 40) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
