import { byStatus, FOREIGN, later, sent } from '../kit/answer.ts';
import type { Answer, Verdict } from '../kit/types.ts';

/** Answers are words: `ok`, or with 4xx `no_service`, `channel_is_archived`, `invalid_payload` and the like. */
export function classify(answer: Answer): Verdict {
  const word = /^[a-z_]{1,60}$/.exec(answer.text.trim())?.[0];
  const failed = byStatus(answer, word);
  if (failed !== null) return failed;
  return word === 'ok' ? sent() : later(word ?? FOREIGN);
}
