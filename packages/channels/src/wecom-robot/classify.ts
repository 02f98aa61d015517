import { byCode, LIMIT_MS } from '../kit/answer.ts';
import type { Answer, Verdict } from '../kit/types.ts';

/** 93000: the key is none; 40058, 45002 and 44004: a content that is malformed, too long or empty. */
export function classify(answer: Answer): Verdict {
  return byCode(answer, {
    code: 'errcode',
    words: 'errmsg',
    ok: 0,
    limited: { 45009: LIMIT_MS, 45033: LIMIT_MS },
    permanent: [93000, 40008, 40058, 44004, 45002],
  });
}
