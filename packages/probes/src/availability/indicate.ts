import {
  availabilityUtility,
  certificateUtility,
  type Fact,
  type Finding,
  type IndicatorId,
  type Reading,
  termWord,
  waitUtility,
} from '@kaopu/scoring';
import { nullReadings } from '../kit/readings.ts';
import { HERE } from '../kit/findings.ts';
import type { IndicateInput, Indicated } from '../kit/types.ts';
import type { Seen } from './schema.ts';

export const INDICATORS = [
  'availability',
  'latency',
  'tls',
] as const satisfies readonly IndicatorId[];

const DAY_MS = 86_400_000;

/** A shop that is shut sells nothing, however promptly its server says so: as good as down. */
function isShut(seen: Seen): boolean {
  return seen.health !== 'ok' && seen.health !== 'login-required';
}

function availabilityOf(seen: Seen): Reading {
  const slow = seen.phases !== null && seen.phases.total > seen.slowMs;
  const x = availabilityUtility(!seen.reachable || isShut(seen) ? 'down' : slow ? 'slow' : 'up');
  return { indicator: 'availability', subject: '', x };
}

/** No page within the longest wait there is. */
const NEVER_SECONDS = 30;

/** A page that did not come was waited for in vain: a site that is down is never ahead of a slow one. */
function latencyOf(seen: Seen): Reading {
  const reading: Reading = { indicator: 'latency', subject: '', x: null };
  if (!seen.reachable) {
    return { ...reading, x: 0, duration: { seconds: NEVER_SECONDS, censored: false } };
  }
  const ms = seen.phases?.firstByte ?? null;
  if (ms === null) return reading;
  const seconds = ms / 1000;
  return {
    ...reading,
    x: waitUtility('latency', seconds),
    duration: { seconds, censored: false },
    value: ms,
  };
}

/**
 * Days a valid certificate has left: 1 from 14 on, .7 from 3 on, .3 below, 0 when it is not valid.
 * A shop over plain http is 0 as well: contact data and card secrets travel in the open, which is
 * no better than an invalid certificate, and known from the address even when no page came.
 */
function tlsOf(seen: Seen, at: number): Reading {
  const reading: Reading = { indicator: 'tls', subject: '', x: null };
  if (!seen.https) return { ...reading, x: certificateUtility(null) };
  if (!seen.reachable) return reading;
  const valid = seen.tls?.authorized === true ? seen.tls : null;
  return { ...reading, x: certificateUtility(valid && (valid.validTo - at) / DAY_MS) };
}

/** Several servers may answer to a name, each with a certificate of its own: seen twice, it counts. */
function termOf({ tls }: Seen, at: number): Fact[] {
  if (tls === null) return [];
  const kind = 'certificate-term';
  const value = termWord(kind, (tls.validTo - at) / DAY_MS);
  return [{ kind, subject: '', value, confirmed: false }];
}

function factsOf(seen: Seen, at: number): Fact[] {
  // Sure after one observation: down was looked at twice, and up cannot be imagined.
  const facts: Fact[] = [
    {
      kind: 'reachability',
      subject: '',
      value: seen.reachable ? 'up' : 'down',
      confirmed: true,
    },
  ];
  if (seen.reachable) {
    const word =
      seen.health === 'shop-frozen' ? 'shop_frozen' : isShut(seen) ? 'shop_closed' : 'open';
    facts.push({ kind: 'shop-state', subject: '', value: word, confirmed: false });
    facts.push(...termOf(seen, at));
  }
  return facts;
}

/** A certificate that was shown; plain http shows none. */
function findingsOf(seen: Seen): Finding[] {
  if (!seen.https || !seen.reachable || seen.tls === null) return [];
  const value = seen.tls.authorized ? 'valid' : 'invalid';
  return [{ topic: 'certificate', subject: '', value, source: 'page', by: HERE }];
}

/**
 * A site that is down was looked at twice, the second time after a pause, and our own network was up.
 * That an address is one of plain http is known without a look.
 */
export function countsAtOnce({ reachable, https }: Seen): IndicatorId[] {
  return [...(reachable ? [] : (['availability'] as const)), ...(https ? [] : (['tls'] as const))];
}

/** Pure: what one availability observation says. */
export function indicate(input: IndicateInput<Seen>): Indicated {
  if (input.outcome.kind === 'unknown') return { readings: nullReadings(INDICATORS), facts: [] };
  const { seen } = input.outcome;
  return {
    readings: [availabilityOf(seen), latencyOf(seen), tlsOf(seen, input.at)],
    facts: factsOf(seen, input.at),
    findings: findingsOf(seen),
  };
}
