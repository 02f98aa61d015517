import type { LIST_FACTS, ListFact } from '@kaopu/contracts';

/** In the order of the bits of the index. */
export const FACTS = [
  'moq',
  'mixed-batch',
  'dropshipping',
  'no-agency-fee',
  'authorised',
  'in-use',
] as const satisfies typeof LIST_FACTS;

export function holds(bits: number, fact: ListFact): boolean {
  return (bits & (1 << FACTS.indexOf(fact))) !== 0;
}

/** Those that an address asks for. */
export function factsIn(text: string | undefined): ListFact[] {
  const asked = (text ?? '').split(',');
  return FACTS.filter((fact) => asked.includes(fact));
}
