/** The first character of each letter in the order of pinyin; no syllable begins with i, u or v. */
const FIRSTS = Array.from('阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他屲夕丫帀');
const LETTERS = 'abcdefghjklmnopqrstwxyz';

const collator = new Intl.Collator('zh-u-co-pinyin');
const known = new Map<string, string>();

function initialOf(char: string): string {
  if (!/\p{Script=Han}/u.test(char)) return /[a-z0-9]/.test(char) ? char : '';
  let at = FIRSTS.length - 1;
  while (at > 0 && collator.compare(char, FIRSTS[at] ?? '') < 0) at -= 1;
  return LETTERS.charAt(at);
}

/** The pinyin initials of a name in lower case, as the browser's own collation has them: 星辰卡盟 is `xckm`. */
export function initialsOf(name: string): string {
  let initials = '';
  for (const char of name) {
    const initial = known.get(char) ?? initialOf(char);
    known.set(char, initial);
    initials += initial;
  }
  return initials;
}
