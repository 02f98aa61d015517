import { byStatus, later, permanent, sent } from '../kit/answer.ts';
import type { Answer, Verdict } from '../kit/types.ts';

/** Success is a 2xx and a redirect none; 410 means stop, and whatever else is refused may yet be mended. */
export function classify(answer: Answer): Verdict {
  const { status, retryAfterMs } = answer;
  if (status === 410) return permanent('HTTP 410');
  const verdict = byStatus(answer) ?? sent(`HTTP ${status}`);
  return verdict.class === 'permanent' ? later(verdict.said, retryAfterMs) : verdict;
}
