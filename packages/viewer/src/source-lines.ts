import { Parser } from 'htmlparser2';
import type { Piece, Pieces } from './blocks.ts';
import { beginning, LIMITS } from './limits.ts';

/** Names of fields and attributes whose value is made anew for every visit. */
const PASSING = /csrf|xsrf|nonce|_?token$|viewstate|eventvalidation|authenticity/i;
const DEEPEST_INDENT = 20;

function attributeText(tag: string, attributes: Record<string, string>): string {
  const owner = `${attributes['name'] ?? ''} ${attributes['id'] ?? ''}`;
  const masks = (tag === 'input' || tag === 'meta') && PASSING.test(owner.trim());
  return Object.entries(attributes)
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([name, value]) => {
      const passing = PASSING.test(name) || (masks && (name === 'value' || name === 'content'));
      return value === '' ? ` ${name}` : ` ${name}="${passing ? '…' : value.trim()}"`;
    })
    .join('');
}

class Writer {
  readonly pieces: Piece[] = [];
  depth = 0;
  full = false;

  line(text: string): void {
    if (this.pieces.length >= LIMITS.pieces) {
      this.full = true;
      return;
    }
    const indent = '  '.repeat(Math.min(this.depth, DEEPEST_INDENT));
    this.pieces.push({
      kind: 'line',
      at: String(this.pieces.length + 1),
      text: indent + text.slice(0, LIMITS.pieceChars),
    });
  }

  lines(text: string): void {
    for (const part of text.split('\n')) {
      const line = part.replace(/\s+/g, ' ').trim();
      if (line !== '') this.line(line);
    }
  }
}

/** A page's source, a tag a line: attributes in order, whitespace folded, nonces left out. */
export function sourcePieces(html: string): Pieces {
  const { text, complete } = beginning(html);
  const writer = new Writer();
  const parser = new Parser({
    onopentag(tag, attributes) {
      writer.line(`<${tag}${attributeText(tag, attributes)}>`);
      writer.depth += 1;
    },
    ontext: (part) => writer.lines(part),
    oncomment: (part) => writer.lines(`<!-- ${part.trim()} -->`),
    onclosetag() {
      writer.depth -= 1;
    },
  });
  parser.end(text);
  return { pieces: writer.pieces, complete: complete && !writer.full };
}

/** The lines of a text, ends of lines and trailing blanks aside. */
export function textPieces(text: string): Pieces {
  const cut = text.slice(0, LIMITS.textChars);
  const lines = cut.split(/\r\n?|\n/, LIMITS.pieces + 1);
  const pieces = lines.slice(0, LIMITS.pieces).map((line, i): Piece => ({
    kind: 'line',
    at: String(i + 1),
    text: line.trimEnd().slice(0, LIMITS.pieceChars),
  }));
  return { pieces, complete: cut.length === text.length && lines.length <= LIMITS.pieces };
}
