import type { PlatformIndex } from '@kaopu/contracts';
import type { DimensionId, ProfileId, ScoreStatus } from '@kaopu/scoring';
import type { ShownScore } from '../score/GradeBadge.tsx';

/** A place among the ranked, by the newest ranking. */
export interface Place {
  rank: number;
  lo: number;
  hi: number;
  /** Neighbours whose intervals overlap share a group. */
  group: number;
}

/** A platform as it stands for one buyer. The same object as long as the index is the same. */
export interface ListRow {
  /** The beginning of its id. */
  key: string;
  name: string;
  /** Whole points by dimension, in the order of the index. */
  points: readonly (number | null)[];
  /** Bits of FACTS. */
  facts: number;
  openAlerts: number;
  place: Place | null;
  score: ShownScore | null;
}

/** All platforms as they are placed for one buyer. */
export interface Listing {
  rows: readonly ListRow[];
  /** So many of them are ranked, and come first. */
  ranked: number;
  keyLength: number;
  dimensions: readonly DimensionId[];
  significant: boolean;
}

const GRADES = ['A', 'B', 'C', 'D', 'F', 'X', '-'] as const;

type OfProfile = PlatformIndex['profiles'][ProfileId];

function statusAt({ ranked, unscored, insufficient }: OfProfile, at: number, mark: string) {
  if (at < ranked) return mark === 'u' || mark === 'b' ? 'unverified' : 'ok';
  return at < ranked + unscored + insufficient ? 'insufficient' : 'vetoed';
}

function scoreAt(own: OfProfile, at: number): ShownScore | null {
  const [value, below, above] = [own.values[at], own.below[at], own.above[at]];
  if (value === undefined || value === null) return null;
  const mark = own.marks.charAt(at);
  const status: ScoreStatus = statusAt(own, at, mark);
  return {
    status,
    grade: GRADES.find((grade) => grade === own.grades.charAt(at)) ?? '-',
    provisional: mark === 'p' || mark === 'b',
    value,
    lo: value - (below ?? 0),
    hi: value + (above ?? 0),
  };
}

function placeAt({ ranks, higher, lower, groups }: OfProfile, at: number): Place | null {
  const [shift, above, below, group] = [ranks[at], higher[at], lower[at], groups[at]];
  if (shift === undefined || shift === null) return null;
  const rank = at + shift;
  return { rank, lo: rank - (above ?? 0), hi: rank + (below ?? 0), group: group ?? 0 };
}

const [BLANK, NOUGHT] = [32, 35];

/** A sign's code as whole points. */
function pointsIn(code: number): number | null {
  return code === BLANK || Number.isNaN(code) ? null : code - NOUGHT;
}

function listingOf(index: PlatformIndex, profile: ProfileId): Listing {
  const { keyLength, keys, names, points, facts, dimensions } = index;
  const own = index.profiles[profile];
  const alerts = new Map(index.alerts);
  const rows: ListRow[] = Array.from({ length: names.length });
  for (const [row, name] of names.entries()) {
    const at = row + (own.shifts[row] ?? 0);
    rows[at] = {
      key: keys.slice(row * keyLength, (row + 1) * keyLength),
      name,
      points: points.map((column) => pointsIn(column.charCodeAt(row))),
      facts: facts[row] ?? 0,
      openAlerts: alerts.get(row) ?? 0,
      place: placeAt(own, at),
      score: scoreAt(own, at),
    };
  }
  return { rows, ranked: own.ranked, keyLength, dimensions, significant: own.significant };
}

const known = new WeakMap<PlatformIndex, Map<ProfileId, Listing>>();

/** The index as it reads for one buyer; worked out once. */
export function listingFor(index: PlatformIndex, profile: ProfileId): Listing {
  const listings = known.get(index) ?? new Map<ProfileId, Listing>();
  known.set(index, listings);
  const found = listings.get(profile) ?? listingOf(index, profile);
  listings.set(profile, found);
  return found;
}

/** How a row hangs together with its neighbours on the screen. */
export type Bracket = 'start' | 'middle' | 'end' | 'none';

/** Rows next to each other whose rank intervals overlap share a bracket. */
export function bracketAt(rows: readonly (ListRow | null)[], i: number): Bracket {
  const group = rows[i]?.place?.group;
  if (group === undefined) return 'none';
  const above = rows[i - 1]?.place?.group === group;
  const below = rows[i + 1]?.place?.group === group;
  if (above) return below ? 'middle' : 'end';
  return below ? 'start' : 'none';
}
