import type { DiffKind } from '@kaopu/contracts';
import { Parser } from 'htmlparser2';
import { lastingAddress } from './addresses.ts';
import { beginning, LIMITS } from './limits.ts';
import { Path } from './path.ts';

/** One piece of a side that is compared. */
export interface Piece {
  kind: DiffKind;
  /** Where: a selector path, or a line's number. */
  at: string;
  text: string;
}

export interface Pieces {
  pieces: Piece[];
  complete: boolean;
}

const UNSEEN = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'math',
  'object',
  'select',
]);
/** Tags within a line of text; any other begins a new piece. */
const INLINE = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i img ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

function isHidden(attributes: Record<string, string>): boolean {
  if ('hidden' in attributes) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes['style'] ?? '');
}

/** What one tag by itself shows or leads to. */
function shownBy(tag: string, attributes: Record<string, string>): [DiffKind, string] | null {
  const { src, alt, href, type, value, placeholder } = attributes;
  if (tag === 'a' && href !== undefined && !href.startsWith('#'))
    return ['link', lastingAddress(href)];
  if (tag === 'img') return ['picture', [lastingAddress(src ?? ''), alt ?? ''].join(' ').trim()];
  if (tag === 'iframe' || tag === 'frame' || tag === 'embed')
    return ['frame', lastingAddress(src ?? '')];
  if (tag === 'input' && type?.toLowerCase() !== 'hidden')
    return ['field', (placeholder ?? value ?? '').trim()];
  return null;
}

class Reader {
  readonly pieces: Piece[] = [];
  private readonly path = new Path();
  private text = '';
  private textAt = '';
  /** Tags inside one that nobody sees, itself included. */
  private unseen = 0;
  private inTitle = false;
  full = false;

  enter(tag: string, attributes: Record<string, string>): void {
    if (!INLINE.has(tag)) this.flush();
    this.path.enter(tag, attributes);
    if (this.unseen > 0 || UNSEEN.has(tag) || isHidden(attributes)) {
      this.unseen += 1;
      return;
    }
    this.inTitle = tag === 'title';
    const shown = shownBy(tag, attributes);
    if (shown !== null && shown[1] !== '') this.add(shown[0], String(this.path), shown[1]);
  }

  read(text: string): void {
    if (this.unseen > 0) return;
    if (this.text === '' && text.trim() !== '') this.textAt = String(this.path);
    if (this.text.length < LIMITS.pieceChars) this.text += text.slice(0, 2 * LIMITS.pieceChars);
  }

  leave(tag: string): void {
    if (!INLINE.has(tag)) this.flush();
    if (this.unseen > 0) this.unseen -= 1;
    this.path.leave();
    this.inTitle = false;
  }

  flush(): void {
    const text = this.text.replace(/\s+/g, ' ').trim();
    this.text = '';
    if (text !== '') this.add(this.inTitle ? 'title' : 'text', this.textAt, text);
  }

  private add(kind: DiffKind, at: string, text: string): void {
    if (this.pieces.length >= LIMITS.pieces) this.full = true;
    else this.pieces.push({ kind, at, text: text.slice(0, LIMITS.pieceChars) });
  }
}

/**
 * What a visitor of a page can read, follow and fill in, in order, each with where it stands.
 * Whitespace, markup, scripts, hidden fields and the passing parts of addresses are left out.
 */
export function pagePieces(html: string): Pieces {
  const { text, complete } = beginning(html);
  const reader = new Reader();
  const parser = new Parser({
    onopentag: (tag, attributes) => reader.enter(tag, attributes),
    ontext: (part) => reader.read(part),
    onclosetag: (tag) => reader.leave(tag),
  });
  parser.end(text);
  reader.flush();
  return { pieces: reader.pieces, complete: complete && !reader.full };
}
