import { LookFault, type LookFaultKind, type Outcome, type UnknownCause } from './types.ts';

const CAUSES: Record<LookFaultKind, UnknownCause> = {
  'refused-address': 'refused-address',
  dns: 'unreachable',
  connect: 'unreachable',
  tls: 'unreachable',
  protocol: 'unreachable',
  unreadable: 'unparseable',
  timeout: 'timeout',
  'too-large': 'too-large',
  aborted: 'timeout',
  disallowed: 'disallowed',
  'robots-unread': 'robots-unread',
  'held-back': 'blocked',
  step: 'unparseable',
  browser: 'prober-fault',
};

/** Why we cannot tell, after a request that gave no page. */
export function causeOf(fault: LookFault): UnknownCause {
  return CAUSES[fault.kind];
}

export function unknown(
  cause: UnknownCause,
  detail: string,
): { kind: 'unknown'; cause: UnknownCause; detail: string } & Outcome<never> {
  return { kind: 'unknown', cause, detail };
}

/** The fault, or rethrows what is none: a bug of ours must not pass for a supplier's behaviour. */
export function asLookFault(error: unknown): LookFault {
  if (error instanceof LookFault) return error;
  throw error;
}
