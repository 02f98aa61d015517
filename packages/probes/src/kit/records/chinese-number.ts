const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  貳: 2,
  两: 2,
  三: 3,
  叁: 3,
  參: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  陸: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const UNITS: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
};
const MYRIADS: Readonly<Record<string, number>> = { 万: 10_000, 萬: 10_000, 亿: 1e8, 億: 1e8 };

/** Characters a number may consist of, for patterns. */
export const NUMERALS = '零〇一壹二贰貳两三叁參四肆五伍六陆陸七柒八捌九玖十拾百佰千仟万萬亿億';

/**
 * A whole number in Chinese numerals, everyday or financial: 叁万伍仟, 一百二十, 两千零五, 二〇二六.
 * Null for what is none, and beyond 10¹².
 */
export function chineseNumber(text: string): number | null {
  if (text === '' || text.length > 30) return null;
  if (/^[零〇一二三四五六七八九]{2,12}$/.test(text)) {
    return Number(Array.from(text, (char) => DIGITS[char]).join(''));
  }
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const char of text) {
    const asDigit = DIGITS[char];
    const unit = UNITS[char];
    const myriad = MYRIADS[char];
    if (asDigit !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = asDigit;
    } else if (unit !== undefined) {
      // 十五 is fifteen.
      section += (digit ?? (section === 0 ? 1 : 0)) * unit;
      digit = null;
    } else if (myriad !== undefined) {
      section += digit ?? 0;
      digit = null;
      // 一万亿: what stands before 亿 is counted in it as a whole.
      if (myriad > 10_000) {
        total = (total + section) * myriad;
        section = 0;
      } else {
        total += section * myriad;
        section = 0;
      }
    } else {
      return null;
    }
  }
  total += section + (digit ?? 0);
  return total <= 1e12 ? total : null;
}
