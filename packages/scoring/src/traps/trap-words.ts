import type { Findings, TopicId, Word } from '../findings.ts';
import { wordsWithin } from '../words.ts';
import { TRAP_RULES } from './rules.ts';

/** Words of a topic and subject that are still valid for a trap at `now`, oldest first. */
export function validWords(
  findings: Findings,
  topic: TopicId & keyof typeof TRAP_RULES.validDays,
  subject: string,
  now: number,
): Word[] {
  return wordsWithin(findings, topic, subject, TRAP_RULES.validDays[topic], now);
}
