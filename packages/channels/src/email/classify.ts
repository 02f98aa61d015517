import { later, permanent } from '../kit/answer.ts';
import type { Verdict } from '../kit/types.ts';

/** RFC 5321 §4.2.1: what begins with a 5 is for good, with a 4 for now. */
export function classify(said: string): Verdict {
  const code = /(?:^|[:\s])([45]\d\d)(?=[\s-])/.exec(said)?.[1];
  return code?.startsWith('5') ? permanent(said) : later(said);
}
