import { DAY } from '../decay.ts';
import { subjectsOf, wordsOf, type Findings, type Word } from '../findings.ts';
import { isEstablished, standingBad } from '../words.ts';
import { RUN_AWAY_RULES } from './rules.ts';
import { evidenceOf, type SignOf, type Strength } from './sign.ts';

const WITHDRAWALS = { good: ['on-time'], bad: ['delayed', 'refused'] };

/** A refusal with proof, established words, or several people who say the same. */
function isStrong(bad: readonly Word[]): boolean {
  const refused = bad.some(
    ({ source, value }) => value === 'refused' && source !== 'entry' && source !== 'page',
  );
  const people = new Set(bad.map(({ by }) => by)).size;
  return refused || isEstablished(bad) || people >= RUN_AWAY_RULES.withdrawals.people;
}

/** Withdrawals and settlements delayed or refused, by the words of 60 days that nobody took back. */
export function withdrawalsSign(findings: Findings, now: number): SignOf<'withdrawals'> {
  const oldest = now - RUN_AWAY_RULES.withdrawals.days * DAY;
  const bySubject = subjectsOf(findings, 'withdrawal').map((subject) =>
    wordsOf(findings, 'withdrawal', subject).filter(({ t }) => t >= oldest && t <= now),
  );
  const words = bySubject.flat();
  const bad = bySubject.flatMap((own) => standingBad(own, WITHDRAWALS));
  if (words.length === 0) {
    return { sign: 'withdrawals', strength: 'unknown', params: null, evidence: [] };
  }
  let strength: Strength = 'calm';
  if (bad.length > 0) strength = isStrong(bad) ? 'strong' : 'weak';
  const onTime = words.filter(({ value }) => value === 'on-time');
  return {
    sign: 'withdrawals',
    strength,
    params: { baseline: onTime.length, current: bad.length },
    evidence: evidenceOf(bad.length > 0 ? bad : words),
  };
}
