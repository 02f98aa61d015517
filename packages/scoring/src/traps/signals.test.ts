import { expect, it } from 'vitest';
import { signalText, type Signal, type SignalCode, type SignalParams } from './signals.ts';
import { excludes, higherLevel, TRAP_LEVELS, TRAPS, verdict, verdictText } from './verdict.ts';

const PRODUCT = '爱奇艺年卡';
const BRAND = 'iqiyi';

/** One of each, with what a reader has to be told. */
const EXAMPLES: { readonly [C in SignalCode]: SignalParams[C] } = {
  'too-low-for-days': { product: PRODUCT, percent: 61, days: 17 },
  'below-market': { product: PRODUCT, percent: 61 },
  'below-official': { product: PRODUCT, percent: 61 },
  'forbidden-offer': { kind: 'vpn' },
  'card-failed': { product: PRODUCT },
  'card-already-redeemed': { product: PRODUCT },
  'card-account-banned': { product: PRODUCT },
  'card-revoked': { product: PRODUCT },
  'fee-after-order': { product: PRODUCT },
  'stock-unexplained': { product: PRODUCT },
  'brand-denied': { brand: BRAND },
  'letter-forged': { brand: BRAND },
  'not-on-complete-list': { brand: BRAND },
  'not-listed': { brand: BRAND },
  'letter-expired': { brand: BRAND },
  'letter-other-grantee': { brand: BRAND },
  'letter-scope-lacks-product': { brand: BRAND },
  'letter-channel-lacks-site': { brand: BRAND },
  'letter-chain-broken': { brand: BRAND },
  'letter-number-unknown': { brand: BRAND },
  'letter-reused-elsewhere': { brand: BRAND },
  'claim-unconfirmed': { brand: BRAND },
  'agency-fee': { yuan: 999 },
  'low-availability': { percent: 61 },
  'no-supply-evidence': {},
  recruiting: {},
};
const CODES = Object.keys(EXAMPLES) as SignalCode[];
const textOf = <C extends SignalCode>(code: C) => {
  const signal: Signal<C> = { code, params: EXAMPLES[code], evidence: [] };
  return signalText(signal);
};

it.each(CODES)('%s says in both languages what it is about', (code) => {
  const { zh, en } = textOf(code);
  for (const said of Object.values(EXAMPLES[code]).map(String)) {
    expect(zh).toContain(said);
    expect(en).toContain(said);
  }
  expect(zh.replaceAll(PRODUCT, '')).toMatch(/[一-鿿]{3}/);
  expect(en.replaceAll(PRODUCT, '')).toMatch(/^[A-Z"][ -~]{12,}$/);
});

it('no two signals read the same', () => {
  for (const language of ['zh', 'en'] as const) {
    expect(new Set(CODES.map((code) => textOf(code)[language])).size).toBe(CODES.length);
  }
});

it.each([
  ['cracked', '破解版', 'cracked versions'],
  ['shared-account', '共享账号', 'shared accounts'],
  ['recycled', '回收卡密', 'recycled cards'],
  ['account-rental', '账号租赁', 'rented accounts'],
])('forbidden goods called %s are named', (kind, zh, en) => {
  const text = signalText({ code: 'forbidden-offer', params: { kind }, evidence: [] });
  expect(text.zh).toContain(zh);
  expect(text.en).toContain(en);
});

it.each([
  [999, '做代理要先交 999.00 元', 'Agents are asked for 999.00 yuan to join'],
  [12_860.29, '做代理要先交 12,860.29 元', 'Agents are asked for 12,860.29 yuan to join'],
])('a fee of %d yuan is written out to the fen', (yuan, zh, en) =>
  expect(signalText({ code: 'agency-fee', params: { yuan }, evidence: [] })).toEqual({ zh, en }),
);

it('verdicts read differently by trap, level and what was checked', () => {
  const texts = TRAPS.flatMap((trap) =>
    TRAP_LEVELS.flatMap((level) =>
      [true, false].map((checked) => verdictText(verdict(trap, level, checked, []))),
    ),
  );
  // Whether something was checked only matters where nothing was found.
  for (const language of ['zh', 'en'] as const) {
    const told = texts.map((text) => text[language]);
    expect(new Set(told).size).toBe(TRAPS.length * (TRAP_LEVELS.length + 1));
    expect(told.every((text) => text.length > 6)).toBe(true);
  }
  const hinted = verdict('agency', 'none', true, [
    { code: 'recruiting', params: {}, evidence: [] },
  ]);
  expect(verdictText(hinted).en).toBe('Hints, too few for signals of an agency trap');
});

it('a verdict lists its signals and evidence in one order, each observation once', () => {
  const signal = (code: 'card-failed' | 'card-revoked', product: string, evidence: string[]) => ({
    code,
    params: { product },
    evidence,
  });
  const signals = [
    signal('card-revoked', 'a', ['k2', 'k1']),
    signal('card-failed', 'b', ['k1']),
    signal('card-failed', 'a', ['k3']),
    signal('card-failed', 'a', ['k0']),
  ];
  const found = verdict('low-price', 'likely', true, signals);
  expect(verdict('low-price', 'likely', true, signals.toReversed())).toEqual(found);
  expect(found.evidence).toEqual(['k0', 'k1', 'k2', 'k3']);
  expect(
    found.signals.map(({ code, params, evidence }) => [
      code,
      ...Object.values(params),
      ...evidence,
    ]),
  ).toEqual([
    ['card-failed', 'a', 'k0'],
    ['card-failed', 'a', 'k3'],
    ['card-failed', 'b', 'k1'],
    ['card-revoked', 'a', 'k2', 'k1'],
  ]);
});

it('only a confirmed trap excludes', () => {
  expect(TRAP_LEVELS.filter((level) => excludes({ level }))).toEqual(['confirmed']);
});

it('the higher of two levels is taken, whichever comes first', () => {
  for (const [i, a] of TRAP_LEVELS.entries()) {
    for (const [j, b] of TRAP_LEVELS.entries()) {
      expect(higherLevel(a, b)).toBe(TRAP_LEVELS[Math.max(i, j)]);
    }
  }
});
