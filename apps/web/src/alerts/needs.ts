import type { Need } from '@kaopu/contracts';

const NEEDS = [
  'moq',
  'mixed-batch',
  'dropshipping',
  'no-agency-fee',
  'authorised',
] as const satisfies readonly Need[];

/** What the list was narrowed to last in this browser: what a buyer does not do without. */
export function storedNeeds(): Need[] {
  const asked = (localStorage.getItem('kaopu.facts') ?? '').split(',');
  return NEEDS.filter((need) => asked.includes(need));
}
