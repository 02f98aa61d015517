/** Short names of provinces, as numbers of registers begin. */
const PROVINCE = '[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新]';

const ICP = new RegExp(`${PROVINCE}ICP备\\s?\\d{8,10}(?!\\d)号?(?:-\\d{1,3}[A-Z]?)?`, 'i');

/** The ICP filing number a page shows, spaces removed; null when it shows none. */
export function icpNumberIn(source: string): string | null {
  return ICP.exec(source)?.[0].replace(/\s/g, '') ?? null;
}

/** A number that a register gives, as a page shows it. */
export interface Identifier {
  text: string;
  /** `unusual`: readable, but not written as it should be (号 left out). */
  form: 'valid' | 'unusual' | 'malformed';
}

/** Looser than the rule, so that a number of the wrong length is told from none at all. */
interface Rule {
  loose: RegExp;
  valid: RegExp;
  unusual?: RegExp;
}

const RULES = {
  /** ICP备案: eight digits, ten in newer ones. */
  icpFiling: {
    loose: new RegExp(`${PROVINCE}ICP备\\s?\\d{1,16}\\s?号?(?:-\\d{1,4}[A-Z]?)?`, 'i'),
    valid: /ICP备\d{8,10}号(?:-\d{1,3}[A-Z]?)?$/i,
    unusual: /ICP备\d{8,10}(?:-\d{1,3}[A-Z]?)?$/i,
  },
  /** 增值电信业务经营许可证 */
  telecomLicence: {
    loose: new RegExp(`${PROVINCE}?(?:[AB][12]\\.){0,3}[AB][12]-\\d{4,12}(?:-\\d{1,4})?号?`),
    valid: /[AB][12]-\d{8}(?:-\d{1,4})?号?$/,
  },
  /** ICP证 */
  icpLicence: {
    loose: new RegExp(`${PROVINCE}ICP证\\s?\\d{1,12}\\s?号?`, 'i'),
    valid: /ICP证\d{6}号$/i,
    unusual: /ICP证\d{6}$/i,
  },
  /** 网络文化经营许可证 */
  cultureLicence: {
    loose: new RegExp(`${PROVINCE}网文\\s?[[〔(（]?\\d{4}[\\]〕)）]?\\s?\\d{1,6}-\\d{1,5}号?`),
    valid: /网文[[〔(（]\d{4}[\]〕)）]\d{4}-\d{3}号$/,
    unusual: /网文[[〔(（]?\d{4}[\]〕)）]?\d{4}-\d{3}号?$/,
  },
  /** 公安备案 */
  publicSecurityFiling: {
    loose: new RegExp(`${PROVINCE}公网安备\\s?\\d{1,20}\\s?号?`),
    valid: /公网安备\d{14}号$/,
    unusual: /公网安备\d{14}$/,
  },
} as const satisfies Record<string, Rule>;

export type IdentifierKind = keyof typeof RULES;
export const IDENTIFIER_KINDS = Object.keys(RULES) as IdentifierKind[];

/** The first number of a kind in a text; null when there is none, not even a malformed one. */
export function identifierIn(source: string, kind: IdentifierKind): Identifier | null {
  const rule: Rule = RULES[kind];
  const text = rule.loose.exec(source.normalize('NFKC'))?.[0].replace(/\s/g, '');
  if (text === undefined) return null;
  if (rule.valid.test(text)) return { text, form: 'valid' };
  return { text, form: rule.unusual?.test(text) ? 'unusual' : 'malformed' };
}
