/** Families of business scopes by the phrases that real licences use (domain.md §3.6). */
export const FAMILIES = ['telecom', 'software', 'card'] as const;
export type Family = (typeof FAMILIES)[number];

const PHRASES: Readonly<Record<Family, readonly string[]>> = {
  telecom: [
    '第二类增值电信业务',
    '第一类增值电信业务',
    '增值电信业务',
    '增值电信服务',
    '增值电信',
    '互联网信息服务',
    '信息服务业务',
    '在线数据处理与交易处理',
  ],
  software: ['计算机软硬件', '软件开发', '软件销售'],
  card: ['充值卡', '预付卡'],
};

/** Too short to be a licence of its own; only worth something when it is excluded. */
const ONLY_EXCLUDED = new Set(['增值电信']);

const EXCLUDING = /不含|不包括|不包含|除外|除(?!了)|不得(?:从事|经营)|禁止/;

export interface ScopeMatch {
  family: Family;
  phrase: string;
  /** Named only to be left out: （不含增值电信业务）. */
  excluded: boolean;
}

const MOST_SCOPE = 5_000;

/** The bracket or the item of the list that a place lies in, up to that place. */
function before(text: string, place: number): string {
  const left = text.slice(Math.max(0, place - 60), place);
  const start = Math.max(...['(', ')', ';', '。', '\n'].map((mark) => left.lastIndexOf(mark)));
  return left.slice(start + 1);
}

function after(text: string, place: number): string {
  return /^[^();。\n]{0,30}/.exec(text.slice(place))?.[0] ?? '';
}

/** Every phrase of a scope that names a family, each family and phrase once. */
export function scopeMatches(scope: string): ScopeMatch[] {
  const text = scope.slice(0, MOST_SCOPE).normalize('NFKC').replaceAll('；', ';');
  const found = new Map<string, ScopeMatch>();
  for (const family of FAMILIES) {
    for (const phrase of PHRASES[family]) {
      for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) {
        const rest = after(text, at + phrase.length);
        const excluded = EXCLUDING.test(before(text, at)) || /除外|不得经营/.test(rest);
        if (ONLY_EXCLUDED.has(phrase) && !excluded) continue;
        const known = found.get(phrase);
        found.set(phrase, { family, phrase, excluded: excluded && (known?.excluded ?? true) });
      }
    }
  }
  return [...found.values()];
}

/** What stands after 经营范围 on a page; null when nothing does. */
export function scopeIn(text: string): string | null {
  const scope = /经营范围[:：\s]{0,4}([^\n]{4,3000})/.exec(text)?.[1]?.trim();
  return scope === undefined || scope === '' ? null : scope;
}
