import {
  GOODS,
  type Finding,
  type IndicatorId,
  type Reading,
  wordingUtility,
} from '@kaopu/scoring';
import { HERE } from '../kit/findings.ts';
import { nullReadings } from '../kit/readings.ts';
import type { IndicateInput, Indicated } from '../kit/types.ts';
import type { Hit, Seen } from './schema.ts';
import { isJoiningFee } from './vocabulary.ts';

export const INDICATORS = [
  'forbidden-wording',
  'agent-fee',
] as const satisfies readonly IndicatorId[];

type Word = 'none' | 'ambiguous' | 'found';

/** What one hit says by itself; nothing when it is only worth knowing. */
function wordOf({ severity, verdict }: Hit): Word {
  if (severity === 'info') return 'none';
  return severity === 'mild' ? 'ambiguous' : verdict;
}

function worst(words: readonly Word[]): Word {
  if (words.includes('found')) return 'found';
  return words.includes('ambiguous') ? 'ambiguous' : 'none';
}

/** Clean means that everything was read: with pages missing, only what was found can be told. */
function wordingReading(hits: readonly Hit[], complete: boolean): Reading {
  const word = worst(hits.map(wordOf));
  const x = word === 'none' && !complete ? null : wordingUtility(word);
  return { indicator: 'forbidden-wording', subject: '', x };
}

/** A fee for joining, when its amount is named; words of one without an amount tell nothing sure. */
function feeReading(hits: readonly Hit[], complete: boolean): Reading {
  const reading: Reading = { indicator: 'agent-fee', subject: '', x: null, source: 'page' };
  const fees = hits.filter(isJoiningFee);
  if (fees.some(({ fen }) => fen !== null && fen > 0)) return { ...reading, x: 0 };
  return fees.length === 0 && complete ? { ...reading, x: 1 } : reading;
}

/** Goods are on offer where a title or a description names them; elsewhere it may be talk. */
function offerWord(hits: readonly Hit[], goods: Hit['goods']): Word {
  const of = hits.filter((hit) => hit.goods === goods);
  return worst(of.map((hit) => (hit.where === 'page' ? 'ambiguous' : hit.verdict)));
}

function findingsOf(hits: readonly Hit[], complete: boolean): Finding[] {
  const about = { subject: '', source: 'page', by: HERE } as const;
  const findings: Finding[] = [];
  for (const goods of GOODS) {
    const value = offerWord(hits, goods);
    if (value === 'none' && !complete) continue;
    findings.push({ topic: 'forbidden-offer', ...about, subject: goods, value });
  }
  const recruits = hits.some(({ category }) => category === 'agency_recruiting');
  if (recruits || complete) {
    findings.push({ topic: 'recruiting', ...about, value: recruits ? 'found' : 'none' });
  }
  const fees = hits.filter(isJoiningFee).flatMap(({ fen }) => (fen === null ? [] : [fen]));
  if (fees.length > 0) findings.push({ topic: 'agency-fee', ...about, value: Math.max(...fees) });
  const claimed = hits
    .filter(({ category }) => category === 'authorization_claim')
    .flatMap(({ brands }) => brands);
  for (const subject of new Set(claimed)) {
    findings.push({ topic: 'authorisation-claim', ...about, subject, value: 'claimed' });
  }
  return findings;
}

/** Pure: what one look at a site's words says. Dismissed hits say nothing. */
export function indicate(input: IndicateInput<Seen>): Indicated {
  if (input.outcome.kind === 'unknown') return { readings: nullReadings(INDICATORS), facts: [] };
  const { hits, dismissed, failed, more } = input.outcome.seen;
  const standing = hits.filter(({ id }) => !dismissed.includes(id));
  const complete = failed.length === 0 && !more;
  return {
    readings: [wordingReading(standing, complete), feeReading(standing, complete)],
    facts: [],
    findings: findingsOf(standing, complete),
  };
}
