import { byCode, HOUR_MS } from '../kit/answer.ts';
import type { Answer, Verdict } from '../kit/types.ts';

/** Whoever sends more than twenty in a minute is shut out for ten. */
const SHUT_OUT_MS = 600_000;

/**
 * 310000: keyword, signature or address do not match; 300001, 300005, 400101: no such token; 400013: group
 * dissolved; 400102: switched off; 400106: not in the group; 4301xx: what it says is found unsuitable.
 */
export function classify(answer: Answer): Verdict {
  return byCode(answer, {
    code: 'errcode',
    words: 'errmsg',
    ok: 0,
    limited: {
      130101: SHUT_OUT_MS,
      660026: SHUT_OUT_MS,
      410100: SHUT_OUT_MS,
      // Of the calls allowed in a month none are left.
      90030: HOUR_MS,
    },
    permanent: [
      310000, 300001, 300005, 400013, 400101, 400102, 400105, 400106, 40035, 430101, 430102, 430103,
      430104,
    ],
  });
}
