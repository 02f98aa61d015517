import { byCode, objectIn, permanent } from '../kit/answer.ts';
import type { Answer, Verdict } from '../kit/types.ts';

const OK = 1000;

/** The answer holds one for each receiver: what reaches none of them was not sent. */
export function classify(answer: Answer): Verdict {
  const verdict = byCode(answer, {
    code: 'code',
    words: 'msg',
    ok: OK,
    permanent: [1001, 1002, 1003, 1004],
  });
  const each = objectIn(answer)?.['data'];
  if (verdict.class !== 'sent' || !Array.isArray(each) || each.length === 0) return verdict;
  const reached = each.some((one: unknown) => (one as { code?: unknown } | null)?.code === OK);
  const [first] = each as ({ status?: unknown } | null)[];
  return reached
    ? verdict
    : permanent(typeof first?.status === 'string' ? first.status : 'reached nobody');
}
