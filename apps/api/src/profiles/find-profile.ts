import { profileById, type Db } from '@kaopu/db';
import { STANDARD_PROFILES, type Profile } from '@kaopu/scoring';

/** A published or own profile, deleted ones included: their past scores are kept. */
export async function findProfile(db: Db, id: string): Promise<Profile | null> {
  return STANDARD_PROFILES.find((profile) => profile.id === id) ?? profileById(db, id);
}
