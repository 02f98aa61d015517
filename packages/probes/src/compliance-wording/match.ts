import { normalise, type Normalised } from './normalise.ts';
import { patternOf } from './spellings.ts';
import { type Term, VOCABULARY } from './vocabulary.ts';

/** A term met in a text. */
export interface Match {
  term: Term;
  /** `ambiguous` when the words may be parts of others, or stand in a question. */
  verdict: 'found' | 'ambiguous';
  /** Place in the original text, UTF-16 units. */
  at: number;
  length: number;
  /** The original words with what stands beside them. */
  quote: string;
  /** The same made uniform and without numbers: stays the same while prices and stock move. */
  context: string;
}

const COMPILED = VOCABULARY.map((term) => ({ term, pattern: patternOf(term.term) }));

/** A text that repeats itself says nothing new. Each term has its own: one never hides another. */
const MOST_OF_A_TERM = 20;

/** Characters searched for a negation before a term and after it, and beside it in an enumeration. */
const NEAR = 10;
const FAR = 30;

const BEFORE =
  /禁止|严禁|禁售|不得(?!不)|不可|不要|不准|不是|并非|没有|不卖|不售|不做|不提供|不支持|不出售|不接受|不含|不会|不存在|从不|绝不|决不|拒绝|杜绝|打击|抵制|谨防|警惕|当心|小心|举报|远离|切勿|请勿|避免|防止|反对|无任何|与.{0,4}无关/;
const UNPROVEN = /未(?:经|获|取得|得到)/;
const RIGHT_BEFORE = /(?:非|无|不|禁|勿|防|零)$/;
const FEE_BEFORE = /不(?:收取?|用交|需要?|必)(?!低|少|高)|免[除收]|无需|没有|(?:免|0|零|不交|无)$/;
const FEE_AFTER =
  /^(?:为|是|都)?(?:免费|免除|减免)|^\n?(?:为|是|都|全部?)?(?:0元|零元?|(?:0|全免|免收|不收)(?!\d))/;
const AFTER =
  /^.{0,4}(?:骗局|骗子|诈骗|陷阱|一律|均为假|都是假|是假|违法|违规|请举报|概不|勿扰|勿拍|绕道|禁止|不予|者封|将被)/;
const QUESTION = /吗|是否|会不会|是不是|什么是/;

const LATIN = /[a-z]/;
const HAN = /\p{Script=Han}/u;

function isNegated({ text }: Normalised, start: number, end: number, term: Term): boolean {
  if (term.negation === 'none') return false;
  const from = Math.max(0, start - FAR);
  const window = text.slice(from, start);
  const clause = window.slice(window.lastIndexOf('\n') + 1);
  const near = clause.includes('、') ? clause : clause.slice(-NEAR);
  if (BEFORE.test(near) || RIGHT_BEFORE.test(near)) return true;
  const after = text.slice(end, end + NEAR).split('\n', 1)[0] ?? '';
  if (
    term.negation === 'fee' &&
    (FEE_BEFORE.test(near) || FEE_AFTER.test(text.slice(end, end + NEAR)))
  )
    return true;
  if (term.category === 'authorization_claim' && UNPROVEN.test(near)) return true;
  return AFTER.test(after);
}

function isExcepted({ text }: Normalised, start: number, { term, exceptions }: Term): boolean {
  return exceptions.some((word) => {
    const offset = word.indexOf(term);
    return offset !== -1 && text.startsWith(word, start - offset);
  });
}

/** Spelt out in letters it must stand apart from other letters, and not in letters alone. */
function isWord({ text }: Normalised, start: number, end: number, term: Term): boolean {
  const met = text.slice(start, end);
  if (met === term.term) {
    if (LATIN.test(met.charAt(0)) && LATIN.test(text.charAt(start - 1))) return false;
    return !(/\d/.test(met.charAt(0)) && /\d/.test(text.charAt(start - 1)));
  }
  if (LATIN.test(met.charAt(0)) && LATIN.test(text.charAt(start - 1))) return false;
  if (LATIN.test(met.charAt(met.length - 1)) && LATIN.test(text.charAt(end))) return false;
  return Array.from(met).some((char) => term.term.includes(char) && HAN.test(char));
}

/** Two characters that only a space parts may belong to two words: 组合 租赁. */
function mayBeOthers(normalised: Normalised, start: number, end: number): boolean {
  const { text, gaps } = normalised;
  const inner = gaps.slice(start + 1, end);
  if (end - start > 2 || !inner.includes('space')) return false;
  const joinsBefore = gaps[start] === 'none' && HAN.test(text.charAt(start - 1));
  const joinsAfter = gaps[end] === 'none' && HAN.test(text.charAt(end));
  return joinsBefore || joinsAfter;
}

function verdictOf(normalised: Normalised, start: number, end: number): Match['verdict'] {
  const { text } = normalised;
  const before = text.slice(Math.max(0, start - NEAR), start);
  const after = text.slice(end, end + NEAR).split('\n', 1)[0] ?? '';
  const clause = before.slice(before.lastIndexOf('\n') + 1) + after;
  return QUESTION.test(clause) || mayBeOthers(normalised, start, end) ? 'ambiguous' : 'found';
}

const BESIDE = 24;

function quoteOf(original: string, at: number, end: number): string {
  const before = original.slice(Math.max(0, at - BESIDE), at);
  const after = original.slice(end, end + BESIDE);
  const left = before.slice(before.lastIndexOf('\n') + 1);
  const right = after.split('\n', 1)[0] ?? '';
  return `${left}${original.slice(at, end)}${right}`
    .trim()
    .replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
    .toWellFormed();
}

function contextOf({ text }: Normalised, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.slice(end, end + 12).split('\n', 1)[0] ?? '';
  const left = before.slice(before.lastIndexOf('\n') + 1);
  return `${left}${text.slice(start, end)}${after}`.replace(/\d/g, '');
}

/** Longer terms first, so that 破解版 is not told again as 破解. */
function withoutParts(matches: readonly Match[]): Match[] {
  const sorted = [...matches].sort((a, b) => a.at - b.at || b.length - a.length);
  const kept: Match[] = [];
  for (const match of sorted) {
    const last = kept.at(-1);
    if (last === undefined || match.at >= last.at + last.length) kept.push(match);
  }
  return kept;
}

/** Every term of the vocabulary in a text, in the order of the text. Linear in its length. */
export function matchesIn(original: string): Match[] {
  const normalised = normalise(original);
  const { text, at: places } = normalised;
  const found: Match[] = [];
  for (const { term, pattern } of COMPILED) {
    let left = MOST_OF_A_TERM;
    for (const met of text.matchAll(pattern)) {
      if (left === 0) break;
      const start = met.index;
      const end = start + met[0].length;
      if (!isWord(normalised, start, end, term)) continue;
      if (isExcepted(normalised, start, term) || isNegated(normalised, start, end, term)) continue;
      left -= 1;
      const at = places[start] ?? 0;
      const last = places[end - 1] ?? at;
      const originalEnd = last + String.fromCodePoint(original.codePointAt(last) ?? 0x20).length;
      found.push({
        term,
        verdict: verdictOf(normalised, start, end),
        at,
        length: originalEnd - at,
        quote: quoteOf(original, at, originalEnd),
        context: contextOf(normalised, start, end),
      });
    }
  }
  return withoutParts(found);
}
