const MINUS = '\u2212';
/** Shown wherever a value is missing; never a zero. */
export const MISSING = '—';

function formatOf(digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

// To make a format takes fifty times as long as to use it, and a list writes hundreds of numbers.
const FORMATS = [formatOf(0), formatOf(1), formatOf(2)] as const;

function grouped(value: number, digits: 0 | 1 | 2): string {
  const text = FORMATS[digits].format(Math.abs(value));
  return value < 0 && Number(text.replaceAll(',', '')) !== 0 ? `${MINUS}${text}` : text;
}

/** A score as an integer. */
export function scoreText(value: number): string {
  return grouped(value, 0);
}

/** Points with one decimal. */
export function pointsText(value: number): string {
  return grouped(value, 1);
}

/** A share (0–1) as a percentage with one decimal. */
export function percentText(share: number | null): string {
  return share === null ? MISSING : `${grouped(share * 100, 1)}%`;
}

/** A constant share (0–1) as it was set, without padding or rounding it away: 20%, 17.5%. */
export function shareText(share: number): string {
  return `${Number((share * 100).toFixed(6))}%`;
}

/** Integer fen as yuan. */
export function moneyText(fen: number | null): string {
  if (fen === null) return MISSING;
  return fen < 0 ? `${MINUS}¥${grouped(-fen / 100, 2)}` : `¥${grouped(fen / 100, 2)}`;
}

export function countText(value: number): string {
  return grouped(value, 0);
}

/** Bytes in the unit a reader would use. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${grouped(bytes / 1024, 1)} KB`;
  return `${grouped(bytes / 1024 / 1024, 1)} MB`;
}
