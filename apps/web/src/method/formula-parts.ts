/** A formula as text: `_{…}` lowers, `^{…}` raises, single letters are variables. */
export type FormulaPart =
  { kind: 'text' | 'variable'; text: string } | { kind: 'sub' | 'sup'; parts: FormulaPart[] };

const WORD = /\p{L}+/gu;

function plain(text: string): FormulaPart[] {
  const parts: FormulaPart[] = [];
  let at = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (word.length > 1) continue;
    if (index > at) parts.push({ kind: 'text', text: text.slice(at, index) });
    parts.push({ kind: 'variable', text: word });
    at = index + word.length;
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) });
  return parts;
}

/** Index of the brace that closes the one opened before `start`. */
function closing(text: string, start: number): number {
  let depth = 1;
  for (let i = start; i < text.length; i++) {
    if (text[i] === '{') depth++;
    if (text[i] === '}') depth--;
    if (depth === 0) return i;
  }
  throw new RangeError(`unclosed brace in ${text}`);
}

export function formulaParts(text: string): FormulaPart[] {
  const open = /[_^]\{/.exec(text);
  if (open === null) return plain(text);
  const inner = open.index + 2;
  const end = closing(text, inner);
  return [
    ...plain(text.slice(0, open.index)),
    {
      kind: text[open.index] === '_' ? 'sub' : 'sup',
      parts: formulaParts(text.slice(inner, end)),
    },
    ...formulaParts(text.slice(end + 1)),
  ];
}

/** For whoever hears it: without braces. */
export function spokenFormula(text: string): string {
  return text.replaceAll(/[{}]/g, '');
}
