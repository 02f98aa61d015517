/** More columns than this nobody reads beside each other; the API takes no more either. */
export const MOST_COMPARED = 4;

/** Ids as the address has them, each once. */
export function idsIn(text: string | undefined): string[] {
  return [...new Set((text ?? '').split(',').filter((id) => id !== ''))];
}
