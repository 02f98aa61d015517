/** A firm's full name made uniform: forms of brackets, width and spaces. */
export function normaliseLegalName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s·•]/g, '')
    .toLowerCase();
}

const FIRM = /(?:公司|工作室|经营部|商行|商店|中心|ltd|inc|corp)/i;
const HAN_OR_LETTER = /[\p{L}\p{N}]/u;

/** What makes of a firm's name that of its branch: 甲公司(深圳)分公司. */
const BRANCH = /^\([^)]{1,20}\)\p{Script=Han}{0,12}(?:公司|店|办事处|中心|工作室)/u;

/** Does a line name any firm at all? */
export function namesFirm(line: string): boolean {
  return FIRM.test(line);
}

/**
 * The line of a text that states the full name, standing by itself: 甲乙有限公司 is not named by
 * 上海甲乙有限公司. null when no line does.
 */
export function lineNaming(text: string, name: string): string | null {
  const wanted = normaliseLegalName(name);
  if (wanted === '') return null;
  for (const line of text.split('\n')) {
    for (const cell of line.split(/[\s,，、;；|/：:]+/)) {
      const plain = normaliseLegalName(cell);
      if (plain === wanted) return line;
      const at = plain.indexOf(wanted);
      if (at === -1) continue;
      const [before, after] = [plain.charAt(at - 1), plain.charAt(at + wanted.length)];
      const isBranch = BRANCH.test(plain.slice(at + wanted.length));
      if (!HAN_OR_LETTER.test(before) && !HAN_OR_LETTER.test(after) && !isBranch) return line;
    }
    // English names hold spaces of their own.
    if (normaliseLegalName(line) === wanted) return line;
  }
  return null;
}
