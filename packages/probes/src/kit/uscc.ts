import { normaliseUscc, usccProblem } from '@kaopu/contracts/uscc';

/** A unified social credit code as a page shows it; `masked` ones tell nothing. */
export interface ShownUscc {
  text: string;
  form: 'valid' | 'invalid' | 'masked';
}

const NAMED =
  /(?:统一社会信用代码|社会信用代码|信用代码|营业执照(?:注册)?号?)[^0-9A-Za-z*]{0,12}([0-9A-Za-z*][0-9A-Za-z* ]{13,24}[0-9A-Za-z*])/;
const BARE = /(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])/;

/**
 * The code a text names as such, else one that stands by itself. Only a named one can be invalid:
 * eighteen characters of something else are no one's code.
 */
export function usccIn(source: string): ShownUscc | null {
  const text = source.normalize('NFKC');
  const named = NAMED.exec(text)?.[1];
  if (named !== undefined) {
    const code = normaliseUscc(named).slice(0, 18);
    if (code.includes('*')) return { text: code, form: 'masked' };
    if (code.length >= 15) {
      return { text: code, form: usccProblem(code) === null ? 'valid' : 'invalid' };
    }
  }
  const bare = BARE.exec(text)?.[0];
  return bare !== undefined && usccProblem(bare) === null ? { text: bare, form: 'valid' } : null;
}
