import {
  LIST_FACTS,
  type IndexedProfile,
  type ListFact,
  type PlatformIndex,
} from '@kaopu/contracts';
import type { IndexedRecord, IndexedScore } from '@kaopu/db';
import {
  DIMENSIONS,
  inOrder,
  normalisedWeights,
  PROFILE_WEIGHTS,
  PROFILES,
  reweighed,
  type ProfileId,
  type Ranking,
  type Weights,
} from '@kaopu/scoring';
import { FACT_RULES } from './fact-rules.ts';

type Rankings = ReadonlyMap<string, Pick<Ranking, 'ranked' | 'significant'>>;

const FIRST_LENGTH = 8;

/** The shortest beginnings of ids that are all different, and no shorter than can be told apart later too. */
export function keysOf(ids: readonly string[]): string[] {
  const whole = ids.map((id) => id.replaceAll('-', ''));
  for (let length = FIRST_LENGTH; ; length += 1) {
    const keys = whole.map((id) => id.slice(0, length));
    if (length >= 32 || new Set(keys).size === keys.length) return keys;
  }
}

/** How a platform stands for one buyer, and whether its score is only provisional. */
interface Standing extends IndexedScore {
  provisional: boolean;
}

function factsOf({ met, floors, exposure }: IndexedRecord): number {
  const results = (id: string) => floors.filter((floor) => floor.id === id);
  const holds = (id: string) =>
    results(id).length > 0 && results(id).every(({ result }) => result === 'pass');
  const isKnown = (fact: ListFact) => {
    if (fact === 'in-use') return (exposure ?? 0) > 0;
    const rule = FACT_RULES[fact];
    return 'topic' in rule ? met.includes(rule.topic) : holds(rule.floor);
  };
  return LIST_FACTS.reduce((bits, fact, i) => bits | (isKnown(fact) ? 1 << i : 0), 0);
}

/** Whether a score is provisional depends on its width before any cap, which is not stored by itself. */
function isProvisional({ dimensions }: IndexedRecord, weights: Weights): boolean {
  if (dimensions === null || dimensions.length < DIMENSIONS.length) return false;
  const known = DIMENSIONS.flatMap((dimension) => {
    const own = dimensions.find((one) => one.dimension === dimension);
    if (own === undefined) return [];
    const { value, sd, insufficient } = own;
    return [{ dimension, s: value / 100, sd: sd / 100, insufficient }];
  });
  return reweighed({ dimensions: known, fresh: true, vetoes: [] }, weights).provisional;
}

function markOf({ status, provisional }: Standing): string {
  if (status === 'unverified') return provisional ? 'b' : 'u';
  return provisional && status === 'ok' ? 'p' : '-';
}

const NOUGHT = 35;

/** Whole points as one sign. */
function signOf(own: NonNullable<IndexedRecord['dimensions']>[number] | undefined): string {
  if (own === undefined || own.insufficient) return ' ';
  return String.fromCharCode(NOUGHT + Math.round(own.value));
}

interface Placed {
  /** Ids in the order of the places. */
  order: string[];
  view: Omit<IndexedProfile, 'shifts'>;
}

function placed(
  records: readonly IndexedRecord[],
  scores: ReadonlyMap<string, Standing>,
  ranking: Pick<Ranking, 'ranked' | 'significant'> | undefined,
): Placed {
  const found = new Map(ranking?.ranked.map((platform) => [platform.id, platform]));
  const { ranked, insufficient, vetoed } = inOrder([...scores.values()]);
  // The places of the newest ranking hold; who is not in it yet follows.
  const rankOf = ({ id }: { id: string }) => found.get(id)?.rank ?? Number.MAX_SAFE_INTEGER;
  const first = ranked.toSorted((a, b) => rankOf(a) - rankOf(b));
  const unscored = records.filter(({ id }) => !scores.has(id));
  const order = [...first, ...unscored, ...insufficient, ...vetoed].map(({ id }) => id);
  const own = order.map((id) => scores.get(id));
  const places = first.map(({ id }) => found.get(id));
  const points = (of: (score: Standing) => number) =>
    own.map((score) => (score === undefined ? null : of(score)));
  return {
    order,
    view: {
      ranked: ranked.length,
      unscored: unscored.length,
      insufficient: insufficient.length,
      vetoed: vetoed.length,
      values: points(({ value }) => Math.round(value)),
      below: points(({ value, lo }) => Math.round(value) - Math.round(lo)),
      above: points(({ value, hi }) => Math.round(hi) - Math.round(value)),
      grades: own.map((score) => score?.grade ?? ' ').join(''),
      marks: own.map((score) => (score === undefined ? '-' : markOf(score))).join(''),
      ranks: places.map((place, i) => (place === undefined ? null : place.rank - i)),
      higher: places.map((place) => (place === undefined ? null : place.rank - place.lo)),
      lower: places.map((place) => (place === undefined ? null : place.hi - place.rank)),
      groups: places.map((place) => place?.group ?? null),
      significant: ranking?.significant ?? true,
    },
  };
}

/**
 * The index of all platforms. Rows stand as they are placed for a medium buyer: neighbours are alike,
 * which packs well, and other buyers' places are near.
 */
export function indexView(
  records: readonly IndexedRecord[],
  scores: readonly IndexedScore[],
  rankings: Rankings,
): PlatformIndex {
  const byId = new Map(records.map((record) => [record.id, record]));
  const standing = (profile: ProfileId) => {
    const weights = normalisedWeights(PROFILE_WEIGHTS[profile]);
    return new Map(
      scores.flatMap((score): [string, Standing][] => {
        const record = score.profile === profile ? byId.get(score.id) : undefined;
        if (record === undefined) return [];
        return [[score.id, { ...score, provisional: isProvisional(record, weights) }]];
      }),
    );
  };
  const places = PROFILES.map((profile) => ({
    profile,
    ...placed(records, standing(profile), rankings.get(profile)),
  }));
  const order = places.find(({ profile }) => profile === 'medium')?.order ?? [];
  const rows = order.flatMap((id) => byId.get(id) ?? []);
  const profiles = places.map(({ profile, order: own, view }) => {
    const placeOf = new Map(own.map((id, place) => [id, place]));
    const shifts = rows.map(({ id }, row) => (placeOf.get(id) ?? row) - row);
    return [profile, { shifts, ...view }] as const;
  });
  const keys = keysOf(rows.map(({ id }) => id));
  return {
    keyLength: keys[0]?.length ?? FIRST_LENGTH,
    keys: keys.join(''),
    names: rows.map(({ name }) => name),
    dimensions: [...DIMENSIONS],
    points: DIMENSIONS.map((dimension) =>
      rows
        .map((row) => signOf(row.dimensions?.find((one) => one.dimension === dimension)))
        .join(''),
    ),
    facts: rows.map(factsOf),
    alerts: rows.flatMap(({ openAlerts }, row): [number, number][] =>
      openAlerts > 0 ? [[row, openAlerts]] : [],
    ),
    profiles: Object.fromEntries(profiles) as PlatformIndex['profiles'],
  };
}
