import type { Claim, FinishedLook } from '@kaopu/db';

/** A look that saw this, and kept no evidence, as a worker hands it in; `spacingMs` between planned looks. */
export function seenLook(claim: Claim, seen: unknown, spacingMs: number): FinishedLook {
  return {
    claim,
    status: 'observed',
    cause: null,
    detail: null,
    seen,
    evidence: [],
    startedAt: new Date(claim.now()),
    spacingMs,
  };
}
