import { subjectsOf, type Findings, type TopicId, type Word } from '../findings.ts';
import { AUTHORISATION } from './qualification.ts';
import { TRAP_RULES } from './rules.ts';
import type { TrapSignal } from './signals.ts';
import { verdict, type TrapLevel, type TrapVerdict } from './verdict.ts';
import { evidenceOf, standingBad, standingGood, type Vocabulary } from '../words.ts';
import { validWords } from './trap-words.ts';
import { FEN_PER_YUAN } from '../yuan.ts';

export interface AgencyInput {
  findings: Findings;
  /** Share of the last 30 days with goods in stock, 0–1; null when not known. */
  availability30d: { share: number; evidence: readonly string[] } | null;
}

const RECRUITING = { good: ['none'], bad: ['found'] };
const PROOFS = { good: ['provided', 'partial'], bad: ['refused'] };

function standing(
  findings: Findings,
  topic: TopicId & keyof typeof TRAP_RULES.validDays,
  now: number,
  find: (words: readonly Word[]) => Word[],
): Word[] {
  return subjectsOf(findings, topic).flatMap((subject) =>
    find(validWords(findings, topic, subject, now)),
  );
}

/** Fees that somebody is asked for, by the words nobody took back. */
function standingFees(words: readonly Word[]): Word[] {
  const asked = words.map(({ value }) => value).filter((value) => value !== 0);
  return standingBad(words, { good: [0], bad: asked });
}

/** Can anybody but an unproven entry bear out where the cards come from? */
function hasSupplyEvidence(findings: Findings, now: number): boolean {
  const borneOut = (vocabulary: Vocabulary) => (words: readonly Word[]) =>
    standingGood(words, vocabulary).filter(({ source }) => source !== 'entry');
  const direct = standing(findings, 'authorisation', now, borneOut(AUTHORISATION));
  const bought = standing(findings, 'purchase-proof', now, borneOut(PROOFS));
  return direct.length + bought.length > 0;
}

/**
 * Agency trap (domain.md §1.11). *suspect*: agents are asked for a fee. *likely*: and goods were there
 * on less than 90 % of the last 30 days, or nothing bears out a direct line to a brand or where the
 * cards are bought. It is never *confirmed*: nothing that can be observed would do. Recruiting words
 * are a signal and no more.
 */
export function agencyTrap({ findings, availability30d }: AgencyInput, now: number): TrapVerdict {
  const fees = standing(findings, 'agency-fee', now, standingFees);
  const recruiting = standing(findings, 'recruiting', now, (words) =>
    standingBad(words, RECRUITING),
  );
  const signals: TrapSignal[] = [];
  if (recruiting.length > 0) {
    signals.push({ code: 'recruiting', params: {}, evidence: evidenceOf(recruiting) });
  }
  let level: TrapLevel = 'none';
  if (fees.length > 0) {
    level = 'suspect';
    const highest = Math.max(...fees.map(({ value }) => Number(value)));
    const params = { yuan: highest / FEN_PER_YUAN };
    signals.push({ code: 'agency-fee', params, evidence: evidenceOf(fees) });
    if (availability30d !== null && availability30d.share < TRAP_RULES.availability) {
      level = 'likely';
      signals.push({
        code: 'low-availability',
        params: { percent: Math.floor(availability30d.share * 100) },
        evidence: [...availability30d.evidence],
      });
    }
    if (!hasSupplyEvidence(findings, now)) {
      level = 'likely';
      signals.push({ code: 'no-supply-evidence', params: {}, evidence: [] });
    }
  }
  const asked = standing(findings, 'agency-fee', now, (words) => [...words]);
  return verdict('agency', level, asked.length > 0, signals);
}
