import { byCode } from '../kit/answer.ts';
import type { Answer, Verdict } from '../kit/types.ts';

/** Whoever sends more than twenty in a minute is shut out for ten. */
const SHUT_OUT_MS = 600_000;

/** 310000: keyword, signature or address do not match; 300001: no such token; 400013: group dissolved. */
export function classify(answer: Answer): Verdict {
  return byCode(answer, {
    code: 'errcode',
    words: 'errmsg',
    ok: 0,
    limited: { 130101: SHUT_OUT_MS, 660026: SHUT_OUT_MS, 410100: SHUT_OUT_MS },
    permanent: [310000, 300001, 300005, 400013, 400101, 40035],
  });
}
