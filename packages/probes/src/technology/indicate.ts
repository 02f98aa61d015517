import { type Fact, type IndicatorId, type Reading, termWord } from '@kaopu/scoring';
import { nullReadings } from '../kit/readings.ts';
import type { IndicateInput, Indicated } from '../kit/types.ts';
import type { DomainRecord, Feature, Seen } from './schema.ts';

export const INDICATORS = ['back-office'] as const satisfies readonly IndicatorId[];

function reading(subject: string, x: number | null): Reading {
  return { indicator: 'back-office', subject, x, source: 'page' };
}

function worthOf({ state }: Feature): number | null {
  return state === 'unknown' ? null : state === 'present' ? 1 : 0;
}

const DAY_MS = 86_400_000;

/**
 * A dated record of the registry itself: asked again it says the same, so it needs no second look. It
 * is asked once a day at most, and lowers no score.
 */
function termOf(domain: DomainRecord, at: number): Fact[] {
  if (domain.state === 'unknown' || domain.expiresAt === null) return [];
  const kind = 'domain-term';
  const value = termWord(kind, (domain.expiresAt - at) / DAY_MS);
  return [{ kind, subject: domain.name, value, confirmed: true, label: domain.name }];
}

/**
 * Pure: what one look says. An order query is expected of everybody; a docking API speaks for a
 * platform that has one and against nobody, for only some have one (domain.md T5).
 */
export function indicate(input: IndicateInput<Seen>): Indicated {
  if (input.outcome.kind === 'unknown') return { readings: nullReadings(INDICATORS), facts: [] };
  const { orderQuery, dockingApi, domain } = input.outcome.seen;
  const readings = [reading('order-query', worthOf(orderQuery))];
  if (dockingApi.state === 'present') readings.push(reading('docking-api', 1));
  return { readings, facts: termOf(domain, input.at) };
}
