import { beginAnew, probesAhead, type Db } from '@kaopu/db';
import { messageOf, type Log } from '../log.ts';
import type { Calendars } from './calendars.ts';

/**
 * Plans anew what a clock of the database that was fast has planned too far ahead: nothing else would look at it
 * until then. One whose schedule cannot be read stays, which health says.
 */
export async function planAnew(db: Db, calendars: Calendars, log: Log): Promise<void> {
  const ahead = await probesAhead(db);
  if (ahead.length === 0) return;
  const anew = ahead.flatMap(({ now, ...probe }) => {
    try {
      const firstSlot = probe.schedule === null ? null : calendars.next(probe, now);
      return [{ probeId: probe.probeId, firstSlot }];
    } catch (error) {
      const { probeId } = probe;
      log.error('a schedule cannot be read', { probeId, error: messageOf(error) });
      return [];
    }
  });
  const probes = await beginAnew(db, anew);
  if (probes > 0) log.error('planned too far ahead, and begun anew', { probes });
}
