import { chineseNumber, NUMERALS } from './chinese-number.ts';

/** What an amount without a unit of its own is counted in. */
export type AmountUnit = 'yuan' | 'wan';

const FEN: Readonly<Record<AmountUnit, bigint>> = { yuan: 100n, wan: 1_000_000n };
const MOST_FEN = 1_000_000_000_000_000n;
/** Six decimals, as the standard's decimal(18,6). */
const MICRO = 1_000_000n;

const PLAIN = String.raw`\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,8})?|\d{1,15}(?:\.\d{1,8})?`;
const CURRENCY = '(?:人民币|RMB|CNY|￥|¥)?';

/** Exact: no amount passes through a binary fraction. Half a fen rounds up. */
function toFen(decimal: string, unit: bigint): number | null {
  const [whole = '0', rest = ''] = decimal.replaceAll(',', '').split('.');
  const micro = BigInt(whole) * MICRO + BigInt(rest.slice(0, 6).padEnd(6, '0'));
  const fen = (micro * unit * 2n + MICRO) / (MICRO * 2n);
  return fen <= MOST_FEN ? Number(fen) : null;
}

function plainForm(text: string): string {
  return text.normalize('NFKC').replaceAll('，', ',').replace(/\s+/g, '').toUpperCase();
}

const WRITTEN = new RegExp(
  `^${CURRENCY}(?:(${PLAIN})|([${NUMERALS}]{1,24}))(万|萬)?(?:元|圆)(?:整|正)?$`,
);
const BARE = new RegExp(`^${CURRENCY}(${PLAIN})$`);

/** What a cell says: an amount with a unit of its own, a bare number that needs one, or no amount. */
export type CellAmount =
  | { kind: 'none' }
  | { kind: 'fen'; fen: number }
  | { kind: 'bare'; decimal: string }
  | { kind: 'unreadable' };

export function readAmount(cell: string): CellAmount {
  // 2000元（大写：贰仟元） says it twice; 12000(元) has its unit in brackets.
  const text = plainForm(cell)
    .replace(/\((万?元)\)$/, '$1')
    .replace(/(?<=元整?)\([^()]{1,40}\)$/, '');
  if (text === '' || /^(?:\/|[-–—―]+|无(?:罚款)?|不涉及|N\/A|NULL|NONE)$/.test(text)) {
    return { kind: 'none' };
  }
  if (text.length > 60) return { kind: 'unreadable' };
  const bare = BARE.exec(text)?.[1];
  if (bare !== undefined) return { kind: 'bare', decimal: bare };
  const fen = writtenFen(WRITTEN.exec(text));
  return fen === null ? { kind: 'unreadable' } : { kind: 'fen', fen };
}

function writtenFen(match: RegExpExecArray | null): number | null {
  if (match === null) return null;
  const [, plain, numerals = '', wan] = match;
  const unit = wan === undefined ? FEN.yuan : FEN.wan;
  if (plain !== undefined) return toFen(plain, unit);
  const number = chineseNumber(numerals);
  return number === null ? null : toFen(String(number), unit);
}

/** A bare number in a unit that somebody named. */
export function bareFen(decimal: string, unit: AmountUnit): number | null {
  return toFen(decimal, FEN[unit]);
}

/** Written out, as decisions like to: 人民币（大写）叁万元. */
const IN_TEXT = `${CURRENCY}(?:\\(大写\\):?)?((?:${PLAIN}|[${NUMERALS}]{1,24})(?:万|萬)?(?:元|圆))`;
const FINE = new RegExp(
  `罚款(?:金额|数额)?(?:计|为|共计|共)?[:：]?${IN_TEXT}|${IN_TEXT}(?:整|正)?的?罚款`,
  'g',
);
const TAKEN = new RegExp(
  `没收(?:违法所得|非法所得|非法财物)[^,，。;；\\d${NUMERALS}¥￥]{0,12}${IN_TEXT}`,
  'g',
);

/** The largest amount a decision's text names as a fine, as money taken; fen, null when it names none. */
export function amountsInText(content: string): { fine: number | null; taken: number | null } {
  const text = plainForm(content.slice(0, 4000));
  return { fine: largest(text, FINE), taken: largest(text, TAKEN) };
}

function largest(text: string, pattern: RegExp): number | null {
  const found = [...text.matchAll(pattern)].flatMap((match) => {
    const fen = writtenFen(WRITTEN.exec(match[1] ?? match[2] ?? ''));
    return fen === null ? [] : [fen];
  });
  return found.length === 0 ? null : Math.max(...found);
}
