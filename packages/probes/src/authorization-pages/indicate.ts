import {
  authorisationUtility,
  type Fact,
  type Finding,
  type IndicatorId,
  type Reading,
  type Source,
  termWord,
} from '@kaopu/scoring';
import { HERE } from '../kit/findings.ts';
import { nullReadings } from '../kit/readings.ts';
import type { IndicateInput, Indicated } from '../kit/types.ts';
import type { LetterCheck, LetterSeen, Seen } from './schema.ts';

export const INDICATORS = ['brand-authorisation'] as const satisfies readonly IndicatorId[];

/** The brand's own word is official; anybody else's page is a page. */
function sourceOf({ publishedBy }: { publishedBy: 'brand' | 'other' }): Source {
  return publishedBy === 'brand' ? 'official' : 'page';
}

function reading(brand: string, x: number | null, source: Source): Reading {
  return { indicator: 'brand-authorisation', subject: brand, x, source };
}

/** What the page shows, as a word; null when it could not be looked at, or there is none. */
function shownBy(seen: Seen): string | null {
  switch (seen.check) {
    case 'partner-list':
      if (!seen.listed) return 'not-shown';
      return seen.ended ? 'ended' : 'shown';
    case 'number-lookup':
      if (seen.answer === 'operator') return 'shown';
      return seen.answer === 'no-such-number' ? 'number-unknown' : 'other-grantee';
    case 'letter':
      if (seen.page === 'present') return 'shown';
      return seen.page === 'absent' ? 'gone' : null;
  }
}

/** That it is shown, and what: a page that shows it no more is told, and so is one that reworded it. */
function factsOf(seen: Seen): Fact[] {
  const about = { subject: `${seen.brand} ${seen.check}`, confirmed: false, label: seen.brand };
  const word = shownBy(seen);
  const facts: Fact[] = [];
  if (word !== null) facts.push({ kind: 'authorisation-page', value: word, ...about });
  if (seen.contentHash !== null && word === 'shown') {
    facts.push({ kind: 'authorisation-text', value: seen.contentHash, ...about });
  }
  if (seen.check === 'letter') {
    const kind = 'authorisation-term';
    const value = termWord(kind, seen.daysLeft);
    // The typed term is what it is, however often one looks.
    facts.push({ kind, value, subject: seen.brand, label: seen.brand, confirmed: true });
  }
  return facts;
}

type Said = Pick<Indicated, 'readings' | 'findings'>;
type ListSeen = Seen & { check: 'partner-list' };
type LookupSeen = Seen & { check: 'number-lookup' };

/** Absence speaks against an operator only on a list that is declared complete. */
function ofList(seen: ListSeen): Said {
  const source = sourceOf(seen);
  const absent = seen.complete && !seen.listed ? 'not-on-list' : 'not-listed';
  const value = seen.listed && !seen.ended ? 'listed' : absent;
  return {
    readings: [reading(seen.brand, authorisationUtility(value), source)],
    findings: [{ topic: 'authorisation', subject: seen.brand, value, source, by: HERE }],
  };
}

function ofLookup(seen: LookupSeen): Said {
  const source = sourceOf(seen);
  const { brand: subject, answer } = seen;
  const about = { subject, source, by: `${HERE}: number` };
  if (answer === 'operator') {
    return {
      readings: [reading(subject, authorisationUtility('listed'), source)],
      findings: [
        { topic: 'authorisation', subject, value: 'listed', source, by: HERE },
        { topic: 'letter', value: 'consistent', ...about },
      ],
    };
  }
  const value = answer === 'no-such-number' ? 'number-unknown' : 'other-grantee';
  return {
    readings: [reading(subject, authorisationUtility('not-listed'), source)],
    findings: [{ topic: 'letter', value, ...about }],
  };
}

const PROBLEMS = {
  grantee: 'other-grantee',
  term: 'expired',
  scope: 'scope-lacks-product',
  channel: 'channel-lacks-site',
  chain: 'chain-broken',
} as const satisfies Record<LetterCheck, string>;

/** Each check is a voice of its own, so that one that holds again takes back only its own word. */
function letterFindings(seen: LetterSeen): Finding[] {
  const about = { topic: 'letter', subject: seen.brand, source: 'page' } as const;
  const findings: Finding[] = [
    ...seen.problems.map((check) => ({
      ...about,
      value: PROBLEMS[check],
      by: `${HERE}: ${check}`,
    })),
    ...seen.passed.map((check) => ({ ...about, value: 'consistent', by: `${HERE}: ${check}` })),
  ];
  if (seen.marks.length > 0) {
    const value = seen.elsewhere.length > 0 ? 'reused-elsewhere' : 'consistent';
    findings.push({ ...about, value, by: `${HERE}: marks` });
  }
  return findings;
}

/** A letter of one's own is half a proof; one that contradicts itself or is gone is as good as none. */
function ofLetter(seen: LetterSeen): Said {
  const about = { subject: seen.brand, source: 'page', by: HERE } as const;
  const sound = seen.problems.length === 0 && seen.elsewhere.length === 0 && seen.page !== 'absent';
  const word = sound ? 'letter' : 'not-listed';
  // What stands on a page that could not be looked at may have changed.
  const x = sound && seen.page === 'unknown' ? null : authorisationUtility(word);
  const findings = letterFindings(seen);
  if (seen.page === 'present') {
    findings.push({ topic: 'authorisation-claim', value: 'claimed', ...about });
  }
  if (sound && seen.page !== 'unknown') {
    findings.push({ topic: 'authorisation', value: 'letter', ...about });
  }
  return { readings: [reading(seen.brand, x, 'page')], findings };
}

function said(seen: Seen): Said {
  switch (seen.check) {
    case 'partner-list':
      return ofList(seen);
    case 'number-lookup':
      return ofLookup(seen);
    case 'letter':
      return ofLetter(seen);
  }
}

/**
 * What a letter contradicts itself in stands in what a person typed of it. That the page which shows
 * it is gone is for a second look.
 */
export function countsAtOnce(seen: Seen): ('letter' | 'brand-authorisation')[] {
  if (seen.check !== 'letter') return [];
  return seen.page === 'absent' ? ['letter'] : ['letter', 'brand-authorisation'];
}

/** Pure: what one look at a brand's authorization says. */
export function indicate(input: IndicateInput<Seen>): Indicated {
  if (input.outcome.kind === 'unknown') return { readings: nullReadings(INDICATORS), facts: [] };
  const { seen } = input.outcome;
  return { ...said(seen), facts: factsOf(seen) };
}
