const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
/** Characters that stand for hidden ones; X is also one of the alphabet, so it takes a run of them. */
const MASK = /[*●•]|X{3}/;
const ORG_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

export type UsccProblem = 'shape' | 'checksum';

/** Full-width forms, case, spaces and separators made uniform; characters nobody sees are dropped. */
export function normaliseUscc(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—·\u200b-\u200f\u2060\ufeff]/g, '');
}

/** GB 32100-2015: 18 characters, the last one a check over the weighted first 17, modulo 31. */
export function usccProblem(code: string): UsccProblem | null {
  if (!SHAPE.test(code)) return 'shape';
  let sum = 0;
  for (const [i, weight] of WEIGHTS.entries()) sum += ALPHABET.indexOf(code.charAt(i)) * weight;
  return ALPHABET[(31 - (sum % 31)) % 31] === code[17] ? null : 'checksum';
}

/**
 * Does the organisation code inside a valid code (characters 9–17) fit its own check character
 * (GB 11714, modulo 11)? Real codes do; made-up ones often do not: worth a warning, no error.
 */
export function orgCodeFits(code: string): boolean {
  let sum = 0;
  for (const [i, weight] of ORG_WEIGHTS.entries()) {
    sum += ORG_ALPHABET.indexOf(code.charAt(8 + i)) * weight;
  }
  const rest = 11 - (sum % 11);
  return code[16] === (rest === 10 ? 'X' : rest === 11 ? '0' : String(rest));
}

/** What a text says about a company's code: hidden characters make it unknown, not invalid. */
export type UsccReading =
  | { kind: 'valid'; code: string; orgFits: boolean }
  | { kind: 'masked' }
  | { kind: 'invalid'; problem: UsccProblem };

export function readUscc(text: string): UsccReading {
  const code = normaliseUscc(text);
  const problem = usccProblem(code);
  if (problem === null) return { kind: 'valid', code, orgFits: orgCodeFits(code) };
  return code.length === 18 && MASK.test(code) ? { kind: 'masked' } : { kind: 'invalid', problem };
}
