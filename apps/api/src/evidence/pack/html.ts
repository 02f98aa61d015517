/** Markup of ours; text from anywhere else gets into it through `markup` only, which escapes it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Not seen, or turns the direction of what is: controls, zero widths, separators, bidi marks. */
const UNSEEN: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x2069],
  [0xfeff, 0xfeff],
];
const MARKUP = '&<>"\'';

/** Text into HTML; what would not be seen in it is written as its code. */
export function escapeHtml(text: string): string {
  return Array.from(text, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    if (MARKUP.includes(sign)) return `&#${code};`;
    if (UNSEEN.some(([first, last]) => code >= first && code <= last)) {
      return `\\u${code.toString(16).padStart(4, '0')}`;
    }
    return sign;
  }).join('');
}

type Part = string | number | Html | readonly Html[];

/** A template whose values are escaped, unless they are markup of ours. */
export function markup(strings: TemplateStringsArray, ...values: Part[]): Html {
  return new Html(
    strings.map((text, i) => text + (i < values.length ? shown(values[i] ?? '') : '')).join(''),
  );
}

function shown(value: Part): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return value.map(({ text }) => text).join('\n');
}
