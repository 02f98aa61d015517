import { normaliseUscc, readUscc } from '@kaopu/contracts/uscc';

/** What a page's code is: `odd` ones are right but for the organisation code inside them, which made-up ones often get wrong; `masked` ones tell nothing. */
export const USCC_FORMS = ['valid', 'odd', 'invalid', 'masked'] as const;

/** A unified social credit code as a page shows it. */
export interface ShownUscc {
  text: string;
  form: (typeof USCC_FORMS)[number];
}

const NAMED =
  /(?:统一社会信用代码|社会信用代码|信用代码|营业执照(?:注册)?号?)[^0-9A-Za-z*●•]{0,12}([0-9A-Za-z*●•][0-9A-Za-z*●• ]{13,24}[0-9A-Za-z*●•])/;
const BARE = /(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])/;

function formOf(code: string): ShownUscc['form'] {
  const reading = readUscc(code);
  if (reading.kind !== 'valid') return reading.kind;
  return reading.orgFits ? 'valid' : 'odd';
}

/**
 * The code a text names as such, else one that stands by itself. Only a named one can be invalid:
 * eighteen characters of something else are no one's code.
 */
export function usccIn(source: string): ShownUscc | null {
  const text = source.normalize('NFKC');
  const named = NAMED.exec(text)?.[1];
  if (named !== undefined) {
    const code = normaliseUscc(named).slice(0, 18);
    if (/[*●•]/.test(code)) return { text: code, form: 'masked' };
    if (code.length >= 15) return { text: code, form: formOf(code) };
  }
  const bare = BARE.exec(text)?.[0];
  if (bare === undefined) return null;
  const form = formOf(bare);
  return form === 'valid' || form === 'odd' ? { text: bare, form } : null;
}
