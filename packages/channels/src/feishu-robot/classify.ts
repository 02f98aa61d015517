import { byCode, LIMIT_MS } from '../kit/answer.ts';
import type { Answer, Verdict } from '../kit/types.ts';

/** 19001: no such token; 19021: signature or time; 19022: address; 19024: keyword; 19002: parameters. */
export function classify(answer: Answer): Verdict {
  return byCode(answer, {
    code: 'code',
    words: 'msg',
    ok: 0,
    limited: { 11232: LIMIT_MS },
    permanent: [19001, 19002, 19021, 19022, 19024],
  });
}
