import { byCode, HOUR_MS, later, LIMIT_MS, objectIn } from '../kit/answer.ts';
import type { Answer, Verdict } from '../kit/types.ts';

/** “超过当天的发送次数限制[5]” or “超过分钟的…”: the code is that of a wrong key, or another. */
function waitBy(words: string): number | null {
  if (!/超过.*次数限制/.test(words)) return null;
  return words.includes('分钟') ? LIMIT_MS : HOUR_MS;
}

/** 40001: the key is none, or too much was sent; 20001: no title. A yes holds an errno of its own. */
export function classify(answer: Answer): Verdict {
  const verdict = byCode(answer, {
    code: 'code',
    words: 'message',
    ok: 0,
    limitedBy: waitBy,
    permanent: [20001, 40001],
  });
  const data = objectIn(answer)?.['data'] as
    { errno?: unknown; error?: unknown } | null | undefined;
  const errno = data?.errno ?? 0;
  return verdict.class === 'sent' && errno !== 0
    ? later(`errno ${JSON.stringify(errno)}: ${JSON.stringify(data?.error)}`)
    : verdict;
}
