import type { AlertDetail } from '@kaopu/contracts';

export type Advice = 'withdraw' | 'pause' | 'compare' | 'ask' | 'switch' | 'look';

/** What a buyer had better do about an alert, the most urgent first; never empty. */
export function adviceOf({
  severity,
  dimension,
  exposure,
  alternatives,
}: Pick<AlertDetail, 'severity' | 'dimension' | 'exposure' | 'alternatives'>): Advice[] {
  const stake = exposure === null ? 0 : exposure.balance + exposure.deposits;
  const isGrave = severity !== 'info';
  const advice: Advice[] = [];
  if (severity === 'critical' && stake > 0) advice.push('withdraw');
  if (isGrave && dimension !== 'price') advice.push('pause');
  if (dimension === 'price') advice.push('compare');
  if (dimension === 'service') advice.push('ask');
  if (isGrave && alternatives.length > 0) advice.push('switch');
  return advice.length === 0 ? ['look'] : advice;
}
