import type { FloorId, Profile } from '@kaopu/scoring';
import { rows, type Db, toJson } from './client.ts';

/** A buyer's own weights and floors. */
export interface ProfileRecord extends Profile {
  hash: string;
  name: string;
  /** The page of weights begins with it. */
  isDefault: boolean;
  createdAt: Date;
}

export interface NewProfile {
  hash: string;
  name: string;
  weights: Profile['weights'];
  /** null: the common ones. */
  floors: readonly FloorId[] | null;
}

/** The name an own profile goes by in scores and addresses. */
export function ownProfileId(hash: string): string {
  return `own-${hash.slice(0, 16)}`;
}

const ID = `'own-' || left(hash, 16)`;

/** Of those chosen, the one chosen last. */
const DEFAULT = `SELECT hash FROM profile WHERE own AND deleted_at IS NULL AND default_at IS NOT NULL
  ORDER BY default_at DESC, hash LIMIT 1`;

const RECORD = `${ID} AS id, hash, name, weights, floors, hash IS NOT DISTINCT FROM (${DEFAULT}) AS "isDefault",
  created_at AS "createdAt"`;

type Row = Omit<ProfileRecord, 'floors'> & { floors: FloorId[] | null };

function recordOf({ floors, ...row }: Row): ProfileRecord {
  return { ...row, ...(floors !== null && { floors }) };
}

/** What the judge scores besides the standard profiles, as one JSON array. */
export const LIVE_PROFILES = `SELECT coalesce(jsonb_agg(jsonb_strip_nulls(
    jsonb_build_object('id', ${ID}, 'weights', weights, 'floors', floors)) ORDER BY hash), '[]')
  FROM profile WHERE own AND deleted_at IS NULL`;

/** Oldest first; with `deleted` also those that only scores of the past name. */
export async function ownProfiles(
  db: Db,
  { deleted = false }: { deleted?: boolean } = {},
): Promise<ProfileRecord[]> {
  const found = await rows<Row>(
    db,
    `SELECT ${RECORD} FROM profile WHERE own AND ($1 OR deleted_at IS NULL) ORDER BY created_at, hash`,
    deleted,
  );
  return found.map(recordOf);
}

/** One that is scored, or was; null for an id that never was. */
export async function profileById(db: Db, id: string): Promise<ProfileRecord | null> {
  const [found] = await rows<Row>(db, `SELECT ${RECORD} FROM profile WHERE own AND ${ID} = $1`, id);
  return found === undefined ? null : recordOf(found);
}

/**
 * Keeps a profile under its hash, or takes a deleted one up again, and has every platform scored by
 * it soon. Returns null when there are `most` already, or when the same one is in use.
 */
export async function createProfile(
  db: Db,
  profile: NewProfile,
  most: number,
): Promise<ProfileRecord | null> {
  const [made] = await rows<Row>(
    db,
    `WITH made AS (
       INSERT INTO profile AS old (hash, name, weights, floors, own)
       SELECT $1, $2, $3::jsonb, $4::jsonb, true
       WHERE (SELECT count(*) FROM profile WHERE own AND deleted_at IS NULL) < $5
       ON CONFLICT (hash) DO UPDATE SET name = excluded.name, weights = excluded.weights,
         floors = excluded.floors, deleted_at = NULL
       WHERE old.own AND old.deleted_at IS NOT NULL
       RETURNING *
     ), due AS (
       UPDATE platform SET score_due = now() FROM made WHERE score_due IS NOT NULL
     )
     SELECT ${RECORD} FROM made`,
    profile.hash,
    profile.name,
    toJson(profile.weights),
    profile.floors === null ? null : toJson(profile.floors),
    most,
  );
  return made === undefined ? null : recordOf(made);
}

/** Ends the scoring by an own profile; its past scores stay. False for an unknown one. */
export async function deleteProfile(db: Db, id: string): Promise<boolean> {
  const gone = await rows(
    db,
    `WITH gone AS (
       UPDATE profile SET deleted_at = now(), default_at = NULL WHERE own AND deleted_at IS NULL AND ${ID} = $1
       RETURNING ${ID} AS id
     ), scores AS (
       DELETE FROM current_score USING gone WHERE profile = gone.id
     ), ranks AS (
       DELETE FROM ranking USING gone WHERE profile = gone.id
     )
     SELECT id FROM gone`,
    id,
  );
  return gone.length > 0;
}

/** Has the page of weights begin with an own profile, or with none. False for an unknown one. */
export async function setDefaultProfile(db: Db, id: string | null): Promise<boolean> {
  const changed = await rows(
    db,
    `UPDATE profile SET default_at = CASE WHEN ${ID} = $1 THEN now() END
     WHERE own AND deleted_at IS NULL AND (default_at IS NOT NULL OR ${ID} = $1)
       AND ($1 IS NULL OR EXISTS (SELECT FROM profile WHERE own AND deleted_at IS NULL AND ${ID} = $1))
     RETURNING ${ID} = $1 AS chosen`,
    id,
  );
  return id === null || changed.length > 0;
}
