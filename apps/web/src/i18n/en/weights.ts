import type { Shape } from '../types.ts';
import type { weights as zh } from '../zh/weights.ts';
import { counted } from './plural.ts';

export const weights = {
  title: 'Tune weights',
  lead: (profile: string) =>
    `Weigh the dimensions as your business needs them: ranks and grades follow at once, evidence and gates stay. Compared with “${profile}”.`,
  own: 'All of it is computed in your browser, by the scoring program itself.',
  tune: 'Share of each dimension',
  unread: 'The weights in the link cannot be read; ready-made ones are shown.',
  presets: 'Ready-made weights',
  medium: '“Medium” is our own.',
  exact: (dimension: string) => `${dimension}, percent`,
  share: (percent: string) => `${percent}%`,
  least: (percent: string) => `At least ${percent}%: a gate, not to be traded for anything`,
  sum: (percent: string) => `Sum ${percent}%`,
  keys: 'Move one, and the others give way or fill up in proportion. Arrow keys move 1, page keys 10.',
  undo: 'Undo',
  reset: (profile: string) => `Back to “${profile}”`,
  copy: 'Copy link',
  copied: 'Copied; the link carries these weights',
  link: 'The address carries these weights: whoever opens it sees the same.',
  waiting: 'Ranking anew…',
  same: (profile: string) => `The weights of “${profile}”`,
  effect: (n: string, all: string) =>
    `Changes the grade of ${counted(n, 'platform')} out of ${all}`,
  top: 'First 10',
  first: (name: string, score: string) => `First: ${name} with ${score}`,
  ranked: (n: string, all: string) => `${n} of ${all} are ranked`,
  asOf: 'Evidence as of',
  overlap: 'Where intervals overlap, neither is better for now.',
  head: {
    rank: 'Rank',
    platform: 'Platform',
    score: 'Score · 90% interval',
    before: 'Old rank',
    after: 'New rank',
    move: 'Move',
    scoreBefore: 'Old score · grade',
    scoreAfter: 'New score · grade',
  },
  move: {
    up: (n: string) => `up ${n}`,
    down: (n: string) => `down ${n}`,
    same: 'no change',
    entered: 'newly ranked',
    left: 'no longer ranked',
  },
  none: 'No platform has a score yet',
  noneRanked: 'No platform has enough evidence to be ranked',
  slope: {
    title: 'How ranks move',
    still: 'The first 10 keep their ranks',
    most: (n: string, name: string, from: string, to: string) =>
      `${counted(n, 'rank')} changed, most of all ${name}: ${from} → ${to}`,
    help: 'Old ranks on the left, new ones on the right. Up and down keys go from one to the next.',
    said: (name: string, from: string, to: string, move: string) =>
      `${name}: old rank ${from}, new rank ${to}, ${move}`,
    unranked: 'unranked',
  },
  floors: {
    title: 'Gates cannot be tuned',
    lead: (cap: string) =>
      `Whoever failed a gate is not ranked under any weights and is listed last; while one is not verified, the score shows ${cap} at most. So gates have no weight, and no score makes up for them.`,
    now: (failed: string, unknown: string) =>
      `Right now ${failed} failed one, and ${unknown} are not verified.`,
    asked: (profile: string) => `“${profile}” asks for these gates:`,
    method: 'How gates are verified',
  },
  saved: {
    title: 'Save for the team',
    lead: 'Saved weights appear among the ready-made ones for everyone who uses this Kaopu; this page begins with the team default. Every platform is scored by them too; ask the API for those scores.',
    name: 'Name',
    save: 'Save these weights',
    remove: (name: string) => `Delete “${name}”`,
    isDefault: 'team default',
    setDefault: (name: string) => `Make “${name}” the team default`,
    noDefault: (name: string) => `No longer begin with “${name}”`,
    empty: 'None saved yet.',
  },
} satisfies Shape<typeof zh>;
