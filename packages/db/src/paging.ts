/** A place in a list ordered by time, newest first, then id. */
export interface Place {
  at: string;
  id: string;
}

export function encodePlace(place: Place): string {
  return Buffer.from(JSON.stringify([place.at, place.id])).toString('base64url');
}

/** null for anything we did not make ourselves. */
export function decodePlace(cursor: string): Place | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(value) || value.length !== 2) return null;
    const [at, id] = value;
    if (typeof at !== 'string' || typeof id !== 'string' || !isInstant(at)) return null;
    return id.includes('\u0000') || !id.isWellFormed() ? null : { at, id };
  } catch {
    return null;
  }
}

/** In the one form we write, and within what a timestamptz can hold. */
function isInstant(text: string): boolean {
  return /^[1-9]\d{3}-/.test(text) && new Date(text).toJSON() === text;
}

/** Cuts the one row too many that tells whether there is a next page. */
export function pageFrom<Row>(
  found: Row[],
  limit: number,
  place: (row: Row) => Place,
): { items: Row[]; nextCursor: string | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last ? encodePlace(place(last)) : null };
}
