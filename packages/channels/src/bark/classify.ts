import { byCode } from '../kit/answer.ts';
import type { Answer, Verdict } from '../kit/types.ts';

/** The code repeats the status: 400, no such device; 500, Apple did not take it. */
export function classify(answer: Answer): Verdict {
  return byCode(answer, {
    code: 'code',
    words: 'message',
    ok: 200,
    permanent: [400, 401, 403, 404, 413],
  });
}
