import type { TodayChange } from '@kaopu/contracts';
import { hasMoved } from '@kaopu/scoring';

/** Where a platform stood when its change was marked as seen, and when that was, ms. */
type SeenStanding = TodayChange['after'] & { at: number };

/** By platform. It lies on this device: what one has read is one's own, and there are no accounts. */
export type Seen = Readonly<Record<string, SeenStanding>>;

/** Longer than the week that changes are shown of: one that is older hides nothing any more. */
const KEPT_MS = 30 * 86_400_000;

type Change = Pick<TodayChange, 'platformId' | 'after'>;

/** Not marked as seen, or moved on since. */
export function isNews({ platformId, after }: Change, seen: Seen): boolean {
  const standing = seen[platformId];
  return standing === undefined || hasMoved(standing, after);
}

export function withSeen(seen: Seen, { platformId, after }: Change, now: number): Seen {
  const kept = Object.entries(seen).filter(([, { at }]) => now - at < KEPT_MS);
  return { ...Object.fromEntries(kept), [platformId]: { ...after, at: now } };
}

export function withoutSeen(seen: Seen, changes: readonly Change[]): Seen {
  const gone = new Set(changes.map(({ platformId }) => platformId));
  return Object.fromEntries(Object.entries(seen).filter(([id]) => !gone.has(id)));
}

function isStanding(value: unknown): value is SeenStanding {
  if (typeof value !== 'object' || value === null) return false;
  const numbers = ['value', 'lo', 'hi', 'at'].map((key): unknown => Reflect.get(value, key));
  return numbers.every((number) => typeof number === 'number') && 'status' in value;
}

/** What was stored; nothing where that is not ours. */
export function readSeen(text: string | null): Seen {
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    const entries = Object.entries(stored ?? {}).filter(([, value]) => isStanding(value));
    return Object.fromEntries(entries) as Seen;
  } catch {
    return {};
  }
}
