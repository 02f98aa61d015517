import type { Seen } from './schema.ts';

/**
 * Of a site that is up: all but how long it took and when. What speaks against a site (down, slow,
 * shut, a try that failed) has none: each such look is judged and proven by itself.
 */
export function gist({
  reachable,
  status,
  health,
  phases,
  slowMs,
  https,
  tls,
  attempts,
}: Seen): string | null {
  const isOpen = health === 'ok' || health === 'login-required';
  const isSlow = phases !== null && phases.total > slowMs;
  const hasFailed = attempts.some(({ failure }) => failure !== null);
  if (!reachable || !isOpen || isSlow || hasFailed) return null;
  const certificate = tls && [tls.validTo, tls.authorized, tls.error];
  return JSON.stringify([status, health, https, certificate, slowMs]);
}
