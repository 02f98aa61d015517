/**
 * What a card secret looks like in a text: groups of letters and digits joined by hyphens, or one long
 * run in which both are mixed. Plain words, amounts and numbers of orders are none.
 */
// What stands before is matched and put back: older Safari knows no look-behind.
const GROUPED = /(^|[^A-Za-z0-9])([A-Za-z0-9]{4,8}(?:-[A-Za-z0-9]{4,8}){2,})(?![A-Za-z0-9])/g;
const LONG = /(^|[^A-Za-z0-9])((?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{12,})(?![A-Za-z0-9])/g;

const SHOWN = 4;

function hidden(secret: string): string {
  return secret.slice(0, SHOWN) + secret.slice(SHOWN).replaceAll(/[A-Za-z0-9]/g, '*');
}

/** Words with hyphens in lower case are words. */
function isKeyLike(group: string): boolean {
  return /\d/.test(group) || group === group.toUpperCase();
}

/** The same text with the secrets in it covered but for their first four characters. */
export function withoutCardKeys(text: string): string {
  return text
    .replaceAll(GROUPED, (match, before: string, group: string) =>
      isKeyLike(group) ? before + hidden(group) : match,
    )
    .replaceAll(LONG, (_match, before: string, secret: string) => before + hidden(secret));
}

export function hasCardKey(text: string): boolean {
  return withoutCardKeys(text) !== text;
}
