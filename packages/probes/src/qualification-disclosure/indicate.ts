import {
  filingUtility,
  type Finding,
  type IndicatorId,
  licenceUtility,
  type Reading,
  shareUtility,
} from '@kaopu/scoring';
import { HERE } from '../kit/findings.ts';
import { nullReadings } from '../kit/readings.ts';
import type { IndicateInput, Indicated } from '../kit/types.ts';
import { POLICIES, type Seen } from './schema.ts';

export const INDICATORS = [
  'licence',
  'filing',
  'policy-pages',
] as const satisfies readonly IndicatorId[];

function reading(indicator: IndicatorId, x: number | null): Reading {
  return { indicator, subject: '', x, source: 'page' };
}

/**
 * A page can show a licence, not vouch for it: a right code with a scope that covers the trade is as
 * good as a page gets, and the register outweighs it. A masked code tells nothing.
 */
function licenceOf({ licence, uscc, scope }: Seen): number | null {
  if (uscc?.form === 'masked') return null;
  if (uscc?.form === 'invalid') return licenceUtility('absent');
  // One whose organisation code does not fit is worth a second look by a person, and no error.
  if (uscc?.form === 'valid' || uscc?.form === 'odd') {
    const covers = scope?.matches.some(
      ({ family, excluded }) => !excluded && (family === 'telecom' || family === 'software'),
    );
    return licenceUtility(covers === true ? 'valid' : 'scope-unclear');
  }
  if (licence === 'unknown') return null;
  // A picture or a link without a code: shown, and not to be read.
  return licenceUtility(licence === 'present' ? 'scope-unclear' : 'absent');
}

const FILINGS = ['icpFiling', 'icpLicence', 'telecomLicence'] as const;

/** Whose number it is the register knows alone, so a page's word is never more than unclear. */
function filingOf({ identifiers, readable, mainland }: Seen): number | null {
  const shown = FILINGS.flatMap((kind) => identifiers[kind] ?? []);
  if (shown.some(({ form }) => form !== 'malformed')) return filingUtility('unclear');
  if (shown.length > 0) return filingUtility('absent');
  return readable && mainland ? filingUtility('absent') : null;
}

/** The share of the policies that are there, of those that could be looked at. */
function policiesOf({ policies }: Seen): number | null {
  const known = POLICIES.map((policy) => policies[policy].state).filter((s) => s !== 'unknown');
  return shareUtility(known.filter((state) => state === 'present').length, known.length);
}

function findingsOf({ identifiers, read }: Seen): Finding[] {
  const about = { subject: '', source: 'page', by: HERE } as const;
  const filing = identifiers.icpFiling;
  const front = read[0];
  return [
    ...(filing === undefined
      ? []
      : [{ topic: 'filing-number' as const, value: filing.text, ...about }]),
    ...(front === undefined
      ? []
      : [{ topic: 'domain' as const, value: new URL(front.url).hostname, ...about }]),
  ];
}

/** Pure: what one look at a site's disclosures says. */
export function indicate(input: IndicateInput<Seen>): Indicated {
  if (input.outcome.kind === 'unknown') return { readings: nullReadings(INDICATORS), facts: [] };
  const { seen } = input.outcome;
  return {
    readings: [
      reading('licence', licenceOf(seen)),
      reading('filing', filingOf(seen)),
      reading('policy-pages', policiesOf(seen)),
    ],
    facts: [],
    findings: findingsOf(seen),
  };
}
