import { MaintenancePlan } from '@kaopu/contracts';
import { movePlans, overPlans, type Db } from '@kaopu/db';
import { maintenanceSpan } from '@kaopu/schedule';
import { messageOf, type Log } from '../log.ts';

const BATCH = 500;

/**
 * Plans of maintenance whose span is over move on to the next: what looks are held against is a span. A
 * plan that this version cannot read keeps its last one, and holds up no other.
 */
export async function movePlansOn(db: Db, log: Pick<Log, 'error'>): Promise<void> {
  const over = await overPlans(db, BATCH);
  const spans = over.flatMap(({ id, plan, now }) => {
    try {
      const { start, end } = maintenanceSpan(MaintenancePlan.parse(plan), now.getTime());
      return [{ id, from: new Date(start), until: new Date(end) }];
    } catch (error) {
      log.error('a plan of maintenance cannot be read', { id, error: messageOf(error) });
      return [];
    }
  });
  if (spans.length > 0) await movePlans(db, spans);
}
