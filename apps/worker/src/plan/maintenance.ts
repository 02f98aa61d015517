import { MaintenancePlan } from '@kaopu/contracts';
import { movePlans, overPlans, type Db } from '@kaopu/db';
import { maintenanceSpan } from '@kaopu/schedule';

const BATCH = 500;

/** Plans of maintenance whose span is over move on to the next: what looks are held against is a span. */
export async function movePlansOn(db: Db): Promise<void> {
  const over = await overPlans(db, BATCH);
  if (over.length === 0) return;
  await movePlans(
    db,
    over.map(({ id, plan, now }) => {
      const { start, end } = maintenanceSpan(MaintenancePlan.parse(plan), now.getTime());
      return { id, from: new Date(start), until: new Date(end) };
    }),
  );
}
