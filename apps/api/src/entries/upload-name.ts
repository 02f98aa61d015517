const LONGEST = 80;
/** Controls, marks that turn the direction of writing, and what file systems and shells read. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\\/:*?"<>|]/gu;

/** A file's own name without the way to it, fit to be shown; '' when nothing is left of it. */
export function uploadName(given: string): string {
  const own = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = own
    .replaceAll(UNSAFE, '')
    .replace(/^[.\s]+/, '')
    .trim();
  return Array.from(clean).slice(-LONGEST).join('');
}

/** How an upload is called in evidence and its chain, where looks have an address. */
export function uploadUrl(given: string): string {
  return `upload:${uploadName(given)}`;
}
