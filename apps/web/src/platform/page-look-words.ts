import { countText } from '../format/number.ts';
import type { Lang } from '../format/time.ts';
import { pageLooks as en } from '../i18n/en/page-looks.ts';
import { wordFor } from '../i18n/messages.ts';
import type { Shape } from '../i18n/types.ts';
import { pageLooks as zh } from '../i18n/zh/page-looks.ts';

type Words = Shape<typeof zh>;
const WORDS: Readonly<Record<Lang, Words>> = { 'zh-CN': zh, en };

/** Fields of what was seen, whatever it is: the wire does not type it. */
function fieldOf(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? Reflect.get(found, key) : null),
    value,
  );
}

function textAt(value: unknown, ...path: string[]): string {
  const found = fieldOf(value, ...path);
  return typeof found === 'string' ? found : '';
}

function listAt(value: unknown, ...path: string[]): unknown[] {
  const found = fieldOf(value, ...path);
  return Array.isArray(found) ? found : [];
}

function wordingParts(seen: unknown, words: Words): string[] {
  const dismissed = listAt(seen, 'dismissed');
  const standing = listAt(seen, 'hits').filter(
    (hit) => textAt(hit, 'severity') !== 'info' && !dismissed.includes(textAt(hit, 'id')),
  );
  const failed = listAt(seen, 'failed').length;
  return [
    words.wording(countText(standing.length), countText(listAt(seen, 'read').length)),
    failed > 0 ? words.failed(countText(failed)) : '',
  ];
}

const POLICIES = ['terms', 'refund', 'privacy'];

function disclosureParts(seen: unknown, words: Words): string[] {
  const filing = textAt(seen, 'identifiers', 'icpFiling', 'text');
  const there = POLICIES.filter((name) => textAt(seen, 'policies', name, 'state') === 'present');
  return [
    words.licence(wordFor(words.state, textAt(seen, 'licence'))),
    filing === '' ? '' : words.filing(filing),
    words.policies(countText(there.length)),
  ];
}

function technologyParts(seen: unknown, words: Words): string[] {
  const ends = fieldOf(seen, 'domain', 'expiresAt');
  return [
    words.orderQuery(wordFor(words.state, textAt(seen, 'orderQuery', 'state'))),
    textAt(seen, 'dockingApi', 'state') === 'present' ? words.dockingApi(words.state.present) : '',
    typeof ends === 'number'
      ? words.domainEnds(new Date(ends).toISOString().slice(0, 10))
      : words.domainUnknown,
  ];
}

/** From so many days on it is worth saying. */
const SOON_DAYS = 60;

function authorizationParts(seen: unknown, words: Words): string[] {
  const brand = textAt(seen, 'brand');
  const check = textAt(seen, 'check');
  if (check === 'partner-list') {
    const listed = fieldOf(seen, 'listed') === true;
    const ended = fieldOf(seen, 'ended') === true;
    return [(ended ? words.ended : listed ? words.listed : words.notListed)(brand)];
  }
  if (check === 'number-lookup') return [brand, wordFor(words.answer, textAt(seen, 'answer'))];
  const problems = listAt(seen, 'problems').map(String);
  const left = fieldOf(seen, 'daysLeft');
  const others = listAt(seen, 'elsewhere').map((entry) => textAt(entry, 'platform'));
  return [
    brand,
    words.letter(wordFor(words.state, textAt(seen, 'page'))),
    ...problems.map((problem) => wordFor(words.problem, problem)),
    problems.length === 0 ? words.consistent : '',
    typeof left === 'number' && left >= 0 && left < SOON_DAYS
      ? words.daysLeft(countText(left))
      : '',
    others.length === 0 ? '' : words.elsewhere(others.join('、')),
  ];
}

const PARTS: Readonly<Record<string, (seen: unknown, words: Words) => string[]>> = {
  'compliance-wording': wordingParts,
  'qualification-disclosure': disclosureParts,
  technology: technologyParts,
  'authorization-pages': authorizationParts,
};

/** What a look at pages saw, in one line; null for other kinds. */
export function pageLookText(kind: string, seen: unknown, lang: Lang): string | null {
  const parts = Object.hasOwn(PARTS, kind) ? PARTS[kind] : undefined;
  const text = parts?.(seen, WORDS[lang]).filter((part) => part !== '');
  return text?.join(' · ') ?? null;
}
