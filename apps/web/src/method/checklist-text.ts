import type { CheckedCriterion } from '@kaopu/scoring';
import { countText } from '../format/number.ts';
import { wordFor } from '../i18n/messages.ts';

/** What a buyer looks for, with how much of it. */
export function checklistText(
  criteria: readonly Pick<CheckedCriterion, 'topic' | 'atMost' | 'atLeast'>[],
  topics: Readonly<Record<string, string>>,
): string {
  return criteria
    .map(({ topic, atMost, atLeast }) => {
      const name = wordFor(topics, topic);
      if (atMost !== undefined) return `${name} ≤ ${countText(atMost)}`;
      return atLeast === undefined ? name : `${name} ≥ ${countText(atLeast)}`;
    })
    .join(' · ');
}
