import { byCode, later, LIMIT_MS, objectIn, sent } from '../kit/answer.ts';
import type { Answer, Verdict } from '../kit/types.ts';

/** 40014 and 42001, a token that is over, are not in the list: another one is fetched and it goes again. */
export function classify(answer: Answer): Verdict {
  const verdict = byCode(answer, {
    code: 'errcode',
    words: 'errmsg',
    ok: 0,
    limited: { 45009: LIMIT_MS, 45033: LIMIT_MS },
    permanent: [40056, 44004, 45002, 48002, 60020, 81013, 301002],
  });
  const unknown = objectIn(answer)?.['invaliduser'];
  if (verdict.class === 'sent' && typeof unknown === 'string' && unknown !== '') {
    return sent(`invaliduser: ${unknown}`);
  }
  return answer.status === 401 ? later('HTTP 401') : verdict;
}
