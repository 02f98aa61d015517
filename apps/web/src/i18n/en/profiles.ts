import type { profiles as zh } from '../zh/profiles.ts';
import type { Shape } from '../types.ts';

export const profiles = {
  title: 'Seen by another buyer',
  finding: (high: string, best: string, low: string, worst: string) =>
    `Same evidence, other weights: ${high} sees ${best}, ${low} sees ${worst}.`,
  alike: (value: string) => `Same evidence, other weights: every buyer sees about ${value}.`,
  hint: 'Choose a buyer, and the whole site shows scores under their weights.',
  choose: 'Which buyer’s view',
  current: 'Current',
  gap: (total: string) => `${total} points from current`,
  part: (dimension: string, from: string, to: string, points: string) =>
    `${dimension} weighs ${from} → ${to}: ${points}`,
  capPart: (points: string) => `Cap on unverified scores: ${points}`,
  equal: 'Same as current',
  unlike: 'Made by another version of the method; the difference cannot be split yet',
  row: (profile: string, score: string, state: string, reason: string) =>
    `${profile}: ${score}. ${state}. ${reason}`,
  axis: 'From 0 to 100 points. The dot is the score, the line its 90% interval, the dashed line the current buyer’s score.',
  table: {
    profile: 'Buyer',
    score: 'Score',
    interval: '90% interval',
    grade: 'Grade',
    state: 'State',
    total: 'From current',
    cap: 'Unverified cap',
    weight: (share: string) => `weighs ${share}`,
    note: 'Each cell holds the dimension’s weight and the points it gains or loses from the current buyer; a row adds up to “From current”.',
  },
  recompute: 'Recomputed in your browser from these dimensions:',
  agrees: 'equal',
  differs: 'not equal',
  unlikeShort: 'other version',
  agreesAll: (n: string) => `Scores and intervals of ${n} buyers agree within 0.001.`,
  differsFor: (profile: string, served: string, own: string) =>
    `${profile}: the page was given ${served}, the browser computes ${own}.`,
  unlikeFor:
    'The scores were made by another version of the method, perhaps just upgraded; look again after the next scoring.',
} satisfies Shape<typeof zh>;
