import type { RecordEvents } from '@kaopu/contracts';
import {
  changesOf,
  findPlatform,
  namesakeRecords,
  observedOfKinds,
  standingEntries,
  together,
  type Db,
} from '@kaopu/db';
import { companyKeys, RECORDS_KIND } from '@kaopu/probes';
import { changesSeen, entriesTold, namesakes, recordsSeen } from './record-events.ts';

/** Everything that is still kept. */
const EVER = new Date(0);
const MOST = 300;
const MOST_NAMESAKES = 50;
const YEAR_MS = 365 * 86_400_000;

/** What is on record about a platform's operator, newest first; null where there is no such platform. */
export async function recordEventsOf(
  db: Db,
  id: string,
  now: number,
): Promise<RecordEvents | null> {
  const platform = await findPlatform(db, id, 'medium');
  if (platform === null) return null;
  const { uscc } = platform;
  const span = { from: EVER, to: new Date(now + YEAR_MS) };
  const [observed, same, changes, entries] = await together(() =>
    Promise.all([
      observedOfKinds(db, { platformId: id, kinds: [RECORDS_KIND], since: EVER, limit: MOST }),
      namesakeRecords(db, { uscc, names: companyKeys(platform) }, MOST_NAMESAKES),
      changesOf(db, id, EVER, MOST),
      standingEntries(db, id, span, MOST),
    ]),
  );
  const { events, sources } = recordsSeen(observed, uscc);
  const items = [...events, ...namesakes(same), ...changesSeen(changes), ...entriesTold(entries)];
  return { items: items.sort((a, b) => b.at.localeCompare(a.at)), sources };
}
