import type { ServiceView } from '@kaopu/contracts';
import { observedOfKinds, serviceClaim, together, type Db } from '@kaopu/db';
import { askedWait, ASKING_KINDS } from '@kaopu/probes';
import { serviceHours } from './service-hours.ts';

const DAYS = 90;
const DAY_MS = 86_400_000;
const MOST = 2_000;

/** How a platform's customer service was measured, beside what it claims; null where there is none such. */
export async function serviceOf(db: Db, id: string, now: number): Promise<ServiceView | null> {
  const since = new Date(now - DAYS * DAY_MS);
  const [claim, asked] = await together(() =>
    Promise.all([
      serviceClaim(db, id),
      observedOfKinds(db, { platformId: id, kinds: ASKING_KINDS, since, limit: MOST }),
    ]),
  );
  if (claim === null) return null;
  const waits = asked.flatMap(({ kind, slotAt, seen }) => {
    const wait = askedWait(kind, slotAt.getTime(), seen);
    return wait === null ? [] : [wait];
  });
  const { key, at, roundTheClock } = claim;
  return {
    since: since.toISOString(),
    claim:
      key === null || at === null
        ? null
        : { observation: key, at: at.toISOString(), roundTheClock: roundTheClock === true },
    ...serviceHours(waits),
  };
}
