import type { Shape } from '../types.ts';
import type { listExtras as zh } from '../zh/list-extras.ts';
import { counted } from './plural.ts';

export const listExtras = {
  search: (q: string) => `search ‘${q}’`,
  noMatch: 'No platform meets all of it. ',
  removedMost: (what: string, back: string) =>
    `Without “${what}” there ${back === '1' ? 'is' : 'are'} ${counted(back, 'platform')}.`,
  removedAll: (what: string) => `None meets “${what}”.`,
  undo: (what: string) => `Drop “${what}”`,
  clearAll: 'Drop all',
  csv: {
    rank: 'Rank',
    rankLo: 'Rank from',
    rankHi: 'Rank to',
    name: 'Platform',
    url: 'Address',
    score: 'Score',
    lo: '90% interval from',
    hi: '90% interval to',
    grade: 'Grade',
    status: 'State',
    alerts: 'Open alerts',
    profile: 'Weights',
    at: 'Exported (Beijing time)',
  },
  viewName: 'Name of the view',
  saveView: 'Save this view',
  forget: (name: string) => `Delete view ${name}`,
  noViews: 'No view saved yet. Views stay in this browser.',
} satisfies Shape<typeof zh>;
