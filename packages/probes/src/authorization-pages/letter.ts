import { brandsIn } from '../kit/item.ts';
import { normaliseLegalName } from '../kit/legal-name.ts';
import type { Grant, Letter, LetterCheck } from './schema.ts';

const DAY_MS = 86_400_000;
/** Terms are Beijing days, the last one included. */
const BEIJING_MS = 8 * 3_600_000;

function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - BEIJING_MS;
}

function isSame(a: string, b: string): boolean {
  return normaliseLegalName(a) === normaliseLegalName(b);
}

/** Whole days from now to the end of the last day; negative when it is over. */
export function daysLeft({ validTo }: Pick<Grant, 'validTo'>, now: number): number {
  return Math.floor((startOf(validTo) + DAY_MS - now) / DAY_MS);
}

function isInTerm(grant: Grant, now: number): boolean {
  return now >= startOf(grant.validFrom) && now < startOf(grant.validTo) + DAY_MS;
}

function covers(scope: readonly string[], goods: string): boolean {
  const plain = normaliseLegalName(goods);
  const brands = brandsIn(goods);
  return scope.some((entry) => {
    const word = normaliseLegalName(entry);
    return plain.includes(word) || brandsIn(entry).some((brand) => brands.includes(brand));
  });
}

function isChannel({ siteUrl, channels }: Letter): boolean {
  const { hostname } = new URL(siteUrl);
  return channels.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
}

/** Each lower grant by the upper's grantee, within its term and scope, and allowed to be given. */
function isUnbroken(letter: Letter): boolean {
  const grants: readonly Grant[] = [...letter.chain, letter];
  const top = grants[0];
  if (top === undefined) return true;
  if (letter.owner !== undefined && !isSame(top.grantor, letter.owner)) return false;
  return grants.slice(1).every((lower, i) => {
    const upper = grants[i];
    if (upper === undefined) return false;
    return (
      isSame(lower.grantor, upper.grantee) &&
      upper.sublicensable &&
      lower.validFrom >= upper.validFrom &&
      lower.validTo <= upper.validTo &&
      (upper.scope.length === 0 || lower.scope.every((entry) => covers(upper.scope, entry)))
    );
  });
}

/** Every check that the typed fields allow, with its outcome at `now`. */
export function checkLetter(letter: Letter, now: number): Map<LetterCheck, boolean> {
  const checks = new Map<LetterCheck, boolean>([
    ['grantee', isSame(letter.grantee, letter.legalName)],
    ['term', isInTerm(letter, now)],
  ]);
  if (letter.scope.length > 0 && letter.sold.length > 0) {
    checks.set(
      'scope',
      letter.sold.every((goods) => covers(letter.scope, goods)),
    );
  }
  if (letter.channels.length > 0) checks.set('channel', isChannel(letter));
  if (letter.chain.length > 0 || letter.owner !== undefined) {
    checks.set('chain', isUnbroken(letter));
  }
  return checks;
}
