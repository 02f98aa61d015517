import { byCode, LIMIT_MS, objectIn } from '../kit/answer.ts';
import type { Answer, Verdict } from '../kit/types.ts';

/** The limit comes under several codes, 11232 and 9499 among them. */
const TOO_MUCH = /frequency limited|too many request/i;

/**
 * 19001: no such token; 19021: signature or time; 19022: address; 19024: keyword; 19002: parameters. 9499
 * may be anything, so it is tried again. Older addresses name code and words otherwise.
 */
export function classify(answer: Answer): Verdict {
  const isOld = objectIn(answer)?.['code'] === undefined;
  return byCode(answer, {
    code: isOld ? 'StatusCode' : 'code',
    words: isOld ? 'StatusMessage' : 'msg',
    ok: 0,
    limited: { 11232: LIMIT_MS },
    limitedBy: (words) => (TOO_MUCH.test(words) ? LIMIT_MS : null),
    permanent: [19001, 19002, 19021, 19022, 19024],
  });
}
