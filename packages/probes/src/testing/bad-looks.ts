/** Of one probe: what it may see that is all right, what speaks against a supplier, and what of that is doubted. */
export interface BadLook {
  name: string;
  good: object;
  bad: object;
  /** What is doubted after one look: `about` or `about subject`. Empty: it counts at once. */
  doubted: readonly string[];
}

const SITE = 'https://shop.example/';
const PAGE = { url: SITE, sha256: 'a'.repeat(64) };

const UP = {
  reachable: true,
  status: 200,
  health: 'ok',
  reason: null,
  phases: { dns: 1, connect: 1, tls: 1, firstByte: 100, total: 200 },
  https: true,
  tls: { validTo: Date.UTC(2040, 0, 1), authorized: true, error: null },
  attempts: [{ at: 1, failure: null, ms: 200 }],
  bytes: 1_000,
  slowMs: 10_000,
};

const OFFER = {
  ref: '1',
  title: '甲',
  url: SITE,
  category: null,
  price: 1_000,
  memberPrice: null,
  tiers: [],
  moq: null,
  maxQty: null,
  stock: { kind: 'exact', value: 5 },
  delivery: 'auto',
  state: 'on_sale',
};
const offers = (...changed: object[]) => ({
  offers: changed.map((change) => ({ ...OFFER, ...change })),
  failed: [],
});

const HIT = {
  id: 'h',
  term: '招代理',
  category: 'agency_recruiting',
  severity: 'severe',
  hook: 'pyramid-7',
  goods: null,
  verdict: 'found',
  where: 'title',
  ...PAGE,
  quote: '招代理',
  at: 0,
  length: 3,
  places: 1,
  brands: [],
  fen: null,
};

const DISCLOSED = {
  read: [PAGE],
  failed: [],
  readable: true,
  licence: 'present',
  uscc: null,
  legalNames: [],
  identifiers: { icpFiling: { text: '京ICP备1号', form: 'valid', url: SITE } },
  filingLinked: true,
  scope: null,
  policies: Object.fromEntries(
    ['terms', 'refund', 'privacy'].map((policy) => [
      policy,
      { state: 'present', url: SITE, detail: '' },
    ]),
  ),
  claims: { roundTheClock: false, solvedWithinADay: false },
  mainland: true,
};

const LOOKED = { brand: '甲', read: [PAGE], contentHash: null };
const LISTED = {
  check: 'partner-list',
  ...LOOKED,
  listed: true,
  ended: false,
  complete: true,
  publishedBy: 'brand',
  rowQuote: null,
  firms: 9,
};
const LOOKED_UP = {
  check: 'number-lookup',
  ...LOOKED,
  answer: 'operator',
  publishedBy: 'brand',
  rowQuote: null,
};
const LETTER = {
  check: 'letter',
  ...LOOKED,
  page: 'present',
  problems: [],
  passed: ['term'],
  daysLeft: 90,
  marks: [],
  elsewhere: [],
};

const FEATURE = { state: 'present', url: SITE, detail: '' };
const SOFTWARE = {
  read: [PAGE],
  software: 'unknown',
  orderQuery: FEATURE,
  dockingApi: FEATURE,
  domain: { state: 'unknown', cause: null, detail: '' },
};

const CLEAR = { source: '甲', state: 'clear', asked: null, records: [], published: [] };
const RECORD = {
  kind: 'penalty',
  no: '京罚〔2026〕1号',
  name: '甲',
  names: ['甲'],
  uscc: null,
  authority: '某局',
  about: '虚假宣传',
  categories: ['罚款'],
  content: '罚款1万元',
  fineFen: 1_000_000,
  confiscatedFen: null,
  decidedOn: '2026-01-01',
  publishedUntil: null,
  removedOn: null,
  adverse: null,
  criminal: false,
};

const CHANNELS = {
  channels: [{ channel: 'qq', value: '1' }],
  codeToScan: false,
  claims7x24: false,
  pages: 1,
};

const ASKED = {
  channel: 'mail',
  address: 'a@shop.example',
  online: null,
  conversation: {
    askedAt: 0,
    stratum: 'night',
    question: '?',
    lines: [],
    readAt: 1_000,
    refused: false,
  },
  notAsked: null,
};

/** Bad looks of each probe there is; a test keeps the list complete. */
export const BAD_LOOKS: Record<string, readonly BadLook[]> = {
  availability: [
    {
      name: 'a shop that says it is closed',
      good: UP,
      bad: { ...UP, health: 'shop-closed' },
      doubted: ['availability'],
    },
    {
      name: 'a frozen shop',
      good: UP,
      bad: { ...UP, health: 'shop-frozen' },
      doubted: ['availability'],
    },
    {
      name: 'a page that took too long',
      good: UP,
      bad: { ...UP, phases: { ...UP.phases, total: 20_000 } },
      doubted: ['availability'],
    },
    {
      name: 'a certificate that is not valid',
      good: UP,
      bad: { ...UP, tls: { ...UP.tls, authorized: false, error: 'self-signed' } },
      doubted: ['tls', 'certificate'],
    },
    {
      name: 'a site that is down, looked at twice within the look',
      good: UP,
      bad: { ...UP, reachable: false, status: 500, reason: 'HTTP 500', phases: null, tls: null },
      doubted: [],
    },
    {
      name: 'an address of plain http',
      good: UP,
      bad: { ...UP, https: false, tls: null },
      doubted: [],
    },
  ],
  'price-drift': [
    {
      name: 'a price that jumped',
      good: offers({}),
      bad: offers({ price: 100_000 }),
      doubted: ['price-level 1', 'price-volatility 1'],
    },
    {
      name: 'a product that is sold out',
      good: offers({}),
      bad: offers({ state: 'sold_out', stock: { kind: 'exact', value: 0 } }),
      doubted: ['stock-continuity 1'],
    },
    {
      name: 'a shop that is shut',
      good: offers({}),
      bad: offers({ state: 'shop_closed' }),
      doubted: ['stock-continuity 1'],
    },
    {
      name: 'larger lots that cost more',
      good: offers({ tiers: [{ minQty: 10, unitPrice: 900 }] }),
      bad: offers({ tiers: [{ minQty: 10, unitPrice: 1_200 }] }),
      doubted: ['tier-order 1'],
    },
    {
      name: 'stock that nothing stands behind',
      good: offers({}),
      bad: offers({ stock: { kind: 'virtual_suspected', shown: 999, value: null } }),
      doubted: ['stock-unexplained 1'],
    },
  ],
  'compliance-wording': [
    {
      name: 'forbidden words',
      good: { read: [PAGE], failed: [], hits: [], more: false, dismissed: [] },
      bad: { read: [PAGE], failed: [], hits: [HIT], more: false, dismissed: [] },
      doubted: ['forbidden-wording', 'recruiting'],
    },
  ],
  'qualification-disclosure': [
    {
      name: 'no licence',
      good: DISCLOSED,
      bad: { ...DISCLOSED, licence: 'absent' },
      doubted: ['licence'],
    },
    {
      name: 'no filing number',
      good: DISCLOSED,
      bad: { ...DISCLOSED, identifiers: {} },
      doubted: ['filing'],
    },
    {
      name: 'a filing number of somebody else',
      good: DISCLOSED,
      bad: {
        ...DISCLOSED,
        identifiers: { icpFiling: { ...DISCLOSED.identifiers.icpFiling, text: '京ICP备2号' } },
      },
      doubted: ['filing-number'],
    },
    {
      name: 'no refund rules',
      good: DISCLOSED,
      bad: {
        ...DISCLOSED,
        policies: { ...DISCLOSED.policies, refund: { state: 'absent', url: null, detail: '' } },
      },
      doubted: ['policy-pages'],
    },
  ],
  'authorization-pages': [
    {
      name: 'not on a complete list',
      good: LISTED,
      bad: { ...LISTED, listed: false },
      doubted: ['brand-authorisation 甲', 'authorisation 甲'],
    },
    {
      name: 'a number that is not known',
      good: LOOKED_UP,
      bad: { ...LOOKED_UP, answer: 'no-such-number' },
      doubted: ['brand-authorisation 甲', 'letter 甲'],
    },
    {
      name: 'a letter whose page is gone',
      good: LETTER,
      bad: { ...LETTER, page: 'absent' },
      doubted: ['brand-authorisation 甲'],
    },
    {
      name: 'a letter whose typed term is over',
      good: LETTER,
      bad: { ...LETTER, passed: [], problems: ['term'], daysLeft: -1 },
      doubted: [],
    },
  ],
  technology: [
    {
      name: 'no way to look an order up',
      good: SOFTWARE,
      bad: { ...SOFTWARE, orderQuery: { state: 'absent', url: null, detail: '' } },
      doubted: ['back-office order-query'],
    },
  ],
  'public-records': [
    {
      name: 'a penalty with its number',
      good: CLEAR,
      bad: { ...CLEAR, state: 'found', records: [RECORD], published: ['x'] },
      doubted: [],
    },
    {
      name: 'an entry on the list of serious violations',
      good: CLEAR,
      bad: {
        ...CLEAR,
        state: 'found',
        records: [{ ...RECORD, kind: 'serious' }],
        published: ['x'],
      },
      doubted: [],
    },
  ],
  'register-page': [
    {
      name: 'a page that shows records, which lowers nothing',
      good: { source: '甲', state: 'clear', quote: '', mark: 'a', sha256: 'a' },
      bad: { source: '甲', state: 'found', quote: '', mark: 'b', sha256: 'b' },
      doubted: [],
    },
  ],
  'support-channels': [
    {
      name: 'a contact that changed',
      good: CHANNELS,
      bad: { ...CHANNELS, channels: [{ channel: 'qq', value: '2' }] },
      doubted: ['contact qq'],
    },
  ],
  'support-response': [
    {
      name: 'a question that nobody answered: a wait that was measured',
      good: ASKED,
      bad: { ...ASKED, conversation: { ...ASKED.conversation, readAt: 86_400_000 } },
      doubted: [],
    },
  ],
};
