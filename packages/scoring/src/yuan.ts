export const FEN_PER_YUAN = 100;

/** Fen as yuan for sentences: two decimals, thousands set apart (12,860.00). */
export function yuanText(fen: number): string {
  const yuan = String(Math.floor(fen / FEN_PER_YUAN)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return `${yuan}.${String(fen % FEN_PER_YUAN).padStart(2, '0')}`;
}
