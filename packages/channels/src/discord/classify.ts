import { byStatus, FOREIGN, later, LIMIT_MS, objectIn, sent } from '../kit/answer.ts';
import type { Answer, Verdict } from '../kit/types.ts';

/** Errors are `{code, message}`, such as 10015 (unknown webhook) and 50027 (invalid token); 429 has `retry_after` in seconds. */
export function classify(answer: Answer): Verdict {
  const body = objectIn(answer);
  const code = body?.['code'];
  const message = body?.['message'];
  const said =
    typeof message === 'string'
      ? `${typeof code === 'number' ? code : answer.status}: ${message}`
      : `HTTP ${answer.status}`;
  if (answer.status === 429) {
    const seconds = body?.['retry_after'];
    const asked = typeof seconds === 'number' ? Math.ceil(seconds * 1_000) : answer.retryAfterMs;
    return later(said, asked ?? LIMIT_MS, true);
  }
  const failed = byStatus(answer, said);
  if (failed !== null) return failed;
  return typeof body?.['id'] === 'string' ? sent() : later(FOREIGN);
}
