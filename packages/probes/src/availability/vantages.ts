import { isGone } from '../kit/page-health.ts';
import type { Doubt, VantageRules } from '../kit/types.ts';
import type { Seen } from './schema.ts';

function doubt({ reachable, status, health, tls }: Seen): Doubt | null {
  if (!reachable) return status !== null && isGone(status) ? 'not-found' : 'down';
  if (health !== 'ok' && health !== 'login-required') return 'shut';
  return tls?.authorized === false ? 'certificate' : null;
}

/** How long a page takes depends on where one stands: only from our own place is it measured. */
export const vantages: VantageRules<Seen> = {
  doubt,
  holds: (seen) => ({ ...seen, phases: null }),
};
