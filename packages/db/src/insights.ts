import type { Insights } from '@kaopu/scoring';
import { rows, type Db } from './client.ts';

export interface InsightRecord {
  at: Date;
  insights: Insights;
}

/** What the last judge run found out about a platform besides its scores; null before the first. */
export async function insightsOf(db: Db, platformId: string): Promise<InsightRecord | null> {
  const [found] = await insightsOfSeveral(db, [platformId]);
  return found ?? null;
}

/** The same of several, in no order; nothing of those that were never judged. */
export function insightsOfSeveral(
  db: Db,
  platformIds: readonly string[],
): Promise<(InsightRecord & { platformId: string })[]> {
  return rows<InsightRecord & { platformId: string }>(
    db,
    `SELECT platform_id AS "platformId", at, insights FROM platform_insight
     WHERE platform_id = ANY($1::uuid[])`,
    platformIds,
  );
}
