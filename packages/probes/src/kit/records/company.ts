import { readUscc } from '@kaopu/contracts/uscc';
import type { PublicRecord } from './record.ts';
import { nameKey } from './names.ts';

/** What a registered platform's operator is known by. */
export interface Company {
  uscc: string | null;
  legalName: string | null;
  formerNames: readonly string[];
}

/** A company as somebody typed it; a code that is not right says nothing. */
export function companyOf(typed: {
  uscc: string;
  legalName: string;
  formerNames: readonly string[];
}): Company {
  const read = readUscc(typed.uscc);
  return { ...typed, uscc: read.kind === 'valid' ? read.code : null };
}

export type Match = 'uscc' | 'name' | null;

/** Keys of a company's names, the present one first. */
export function companyKeys({ legalName, formerNames }: Company): string[] {
  return [...new Set([legalName ?? '', ...formerNames].map(nameKey))].filter((key) => key !== '');
}

/**
 * Is a record about this company? By the code where both have one, and then by nothing else: two
 * companies may share a name, never a code. Else by a whole name; a part of one is nobody's name.
 */
export function matchOf(record: Pick<PublicRecord, 'uscc' | 'names'>, company: Company): Match {
  if (record.uscc !== null && company.uscc !== null) {
    return record.uscc === company.uscc ? 'uscc' : null;
  }
  const keys = companyKeys(company);
  return record.names.some((name) => keys.includes(name)) ? 'name' : null;
}
