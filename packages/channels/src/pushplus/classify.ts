import { byCode, DAY_MS } from '../kit/answer.ts';
import type { Answer, Verdict } from '../kit/types.ts';

/**
 * 200 says that it was accepted, no more. After 900, too much for today, nothing is sent for a day:
 * whoever goes on is shut out for longer. 903: no such token; 905: no real name given; 888: not enough points. 999 is said of the same
 * words too often in an hour, so it goes again.
 */
export function classify(answer: Answer): Verdict {
  return byCode(answer, {
    code: 'code',
    words: 'msg',
    ok: 200,
    limited: { 900: DAY_MS },
    permanent: [401, 403, 805, 888, 903, 905],
  });
}
