import type { list as zh } from '../zh/list.ts';
import type { Shape } from '../types.ts';
import { counted } from './plural.ts';

export const list = {
  weights: 'Tune weights',
  title: 'Platforms',
  count: (n: string, profile: string) => `${counted(n, 'platform')} · weighted for “${profile}”`,
  found: (n: string, all: string, profile: string) => `${n} of ${all} · weighted for “${profile}”`,
  top: (name: string) => `, first: ${name}`,
  search: 'Search name, address or pinyin initials',
  onDemand: 'Rows are loaded as you scroll: use the search above',
  sort: {
    label: 'Sort',
    score: 'Highest score first',
    alerts: 'Most alerts first',
    coverage: 'Most evidence first',
    seen: 'Latest seen first',
    name: 'Name',
    change: 'Rose most in 7 days first',
  },
  sortByDimension: (dimension: string) => `${dimension}: highest first`,
  head: {
    rank: 'Rank (range)',
    name: 'Platform',
    score: 'Score · 90% interval',
    change: '7 days',
    spark: (span: string) => `Last ${span}`,
    alerts: 'Alerts · seen',
    coverage: 'Evid.',
    dimension: {
      qualification: 'Qualif.',
      'supply-chain': 'Supply',
      price: 'Price',
      service: 'Service',
      technology: 'Tech',
      compliance: 'Compl.',
    },
  },
  unranked: 'Not ranked: not enough evidence yet, or a gate failed',
  rankTitle: 'With other reasonable weights and formulas, 90% of places lie within the brackets',
  place: (rank: string, lo: string, hi: string) => `${rank} (${lo}–${hi})`,
  placeHelp: (lo: string, hi: string) =>
    `Weights and formula varied reasonably 1,000 times: 90% of its places lie from ${lo} to ${hi}`,
  tied: ', not told apart from its neighbours',
  notSignificant:
    'Order within groups is not significant: other reasonable weights or formulas change it. Do not read bracketed platforms as ranked against each other.',
  notScored: 'Waiting for the first score',
  scoreLabel: (value: string, grade: string, lo: string, hi: string) =>
    `Score ${value}, grade ${grade}, 90% interval ${lo} to ${hi}`,
  insufficientLabel: (lo: string, hi: string) =>
    `Not enough data, 90% interval ${lo} to ${hi}, not ranked`,
  sparkLabel: (first: string, last: string) => `Trend from ${first} to ${last}`,
  sparkNone: 'No trend yet',
  pick: (name: string) => `Compare ${name}`,
  tray: {
    picked: (n: string) => `${n} chosen`,
    go: 'Compare',
    clear: 'Clear',
    full: (name: string) => `Four at most: ${name} was not added.`,
  },
  thin: 'not enough evidence',
  level: 'within its interval',
  rose: 'up',
  fell: 'down',
  noAlerts: 'None',
  mutedAlerts: (n: string) => `${n} muted`,
  never: 'Not seen yet',
  add: 'Add a platform',
  emptyTitle: 'No platform yet: paste an address',
  emptyText:
    'Kaopu recognises the shop software, lists products and prices, and proposes how often to look.',
  emptyUrl: 'Shop address',
  emptyGo: 'Look',
  promise: 'Public pages only: no login, no orders, within polite rate limits.',
} satisfies Shape<typeof zh>;
