import { agencyTrap, type AgencyInput } from './agency.ts';
import { lowPriceTrap, type LowPriceInput } from './low-price.ts';
import { qualificationTrap } from './qualification.ts';
import type { TrapVerdict } from './verdict.ts';

export type TrapInput = LowPriceInput & AgencyInput;

/** The verdicts on all traps at `now` (UTC ms): a pure function of what is known of one platform. */
export function judgeTraps(input: TrapInput, now: number): TrapVerdict[] {
  return [lowPriceTrap(input, now), qualificationTrap(input.findings, now), agencyTrap(input, now)];
}
