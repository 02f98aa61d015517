import { byStatus, sent } from '../kit/answer.ts';
import type { Answer, Verdict } from '../kit/types.ts';

/** RFC 8030 §5: a 2xx has no body; 404 and 410 say that the browser's subscription is over. */
export function classify(answer: Answer): Verdict {
  return byStatus(answer) ?? sent(`HTTP ${answer.status}`);
}
