import { byStatus, FOREIGN, HOUR_MS, later, objectIn, permanent, sent } from '../kit/answer.ts';
import type { Answer, Verdict } from '../kit/types.ts';

/** Errors are `{code, http, error}`: 42901 too many requests, 42908 too many today, 40101 and 40301 no leave. */
export function classify(answer: Answer): Verdict {
  const body = objectIn(answer);
  const { code, error } = body ?? {};
  if (typeof code === 'number') {
    const said = `${code}: ${typeof error === 'string' ? error : ''}`;
    if (code === 42908) return later(said, answer.retryAfterMs ?? HOUR_MS, true);
    return byStatus(answer, said) ?? (code >= 50_000 ? later(said) : permanent(said));
  }
  const failed = byStatus(answer);
  if (failed !== null) return failed;
  return typeof body?.['id'] === 'string' ? sent() : later(FOREIGN);
}
