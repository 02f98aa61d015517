import type { IndicatorId, Reading } from '@kaopu/scoring';
import { nullReadings } from '../kit/readings.ts';
import type { IndicateInput, Indicated } from '../kit/types.ts';
import type { Feature, Seen } from './schema.ts';

export const INDICATORS = ['back-office'] as const satisfies readonly IndicatorId[];

function reading(subject: string, x: number | null): Reading {
  return { indicator: 'back-office', subject, x, source: 'page' };
}

function worthOf({ state }: Feature): number | null {
  return state === 'unknown' ? null : state === 'present' ? 1 : 0;
}

/**
 * Pure: what one look says. An order query is expected of everybody; a docking API speaks for a
 * platform that has one and against nobody, for only some have one (domain.md T5).
 */
export function indicate(input: IndicateInput<Seen>): Indicated {
  if (input.outcome.kind === 'unknown') return { readings: nullReadings(INDICATORS), facts: [] };
  const { orderQuery, dockingApi } = input.outcome.seen;
  const readings = [reading('order-query', worthOf(orderQuery))];
  if (dockingApi.state === 'present') readings.push(reading('docking-api', 1));
  return { readings, facts: [] };
}
