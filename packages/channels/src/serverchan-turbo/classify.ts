import { byCode } from '../kit/answer.ts';
import type { Answer, Verdict } from '../kit/types.ts';

/** 40001: the key is none; 20001: no title. */
export function classify(answer: Answer): Verdict {
  return byCode(answer, { code: 'code', words: 'message', ok: 0, permanent: [20001, 40001] });
}
