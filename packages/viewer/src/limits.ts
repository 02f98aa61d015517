/** What is read of one piece of evidence, however much there is: hostile pages end here. */
export const LIMITS = {
  /** Bytes of a text that are decoded at all. */
  bytes: 4_000_000,
  /** Characters of a page that are rendered or compared. */
  pageChars: 2_000_000,
  /** Tags of a page that are rendered or compared. */
  pageTags: 40_000,
  /** Characters of a text or source that are shown. */
  textChars: 1_000_000,
  /** Tags inside one another that are rendered. */
  nesting: 60,
  /** Pieces of one side that are compared. */
  pieces: 20_000,
  /** Edits that are searched for; beyond, only pieces that occur once hold the sides together. */
  edits: 1200,
  /** Rows that are listed. */
  rows: 400,
  /** Characters of one piece that are compared, and shown. */
  pieceChars: 1000,
  /** Pixels of one picture; 1280 x 10,000 fits. */
  pixels: 13_000_000,
  /** Boxes around changed regions. */
  boxes: 60,
} as const;

/**
 * The beginning of a page: at most so many characters and so many tags. Parsers look through
 * the open tags at every closing one, so it is their number that must be held.
 */
export function beginning(html: string): { text: string; complete: boolean } {
  let tags = 0;
  let at = -1;
  do {
    at = html.indexOf('<', at + 1);
    tags += 1;
  } while (at !== -1 && at < LIMITS.pageChars && tags <= LIMITS.pageTags);
  const end = at === -1 ? html.length : at;
  const cut = Math.min(end, LIMITS.pageChars);
  return { text: html.slice(0, cut), complete: cut >= html.length };
}
