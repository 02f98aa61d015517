const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

export type UsccProblem = 'shape' | 'checksum';

/** Full-width forms, case, spaces and separators made uniform. */
export function normaliseUscc(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—·]/g, '');
}

/** GB 32100-2015: 18 characters, the last one a check over the weighted first 17, modulo 31. */
export function usccProblem(code: string): UsccProblem | null {
  if (!SHAPE.test(code)) return 'shape';
  let sum = 0;
  for (const [i, weight] of WEIGHTS.entries()) sum += ALPHABET.indexOf(code.charAt(i)) * weight;
  return ALPHABET[(31 - (sum % 31)) % 31] === code[17] ? null : 'checksum';
}
