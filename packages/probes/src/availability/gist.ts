import type { Seen } from './schema.ts';

/** All but how long it took and when: a site that is up, or slow, or shut, as it was before. */
export function gist({
  reachable,
  status,
  health,
  phases,
  slowMs,
  https,
  tls,
  attempts,
}: Seen): string {
  const isSlow = phases !== null && phases.total > slowMs;
  const certificate = tls && [tls.validTo, tls.authorized, tls.error];
  const failures = attempts.map(({ failure }) => failure !== null);
  return JSON.stringify([reachable, status, health, isSlow, https, certificate, failures]);
}
