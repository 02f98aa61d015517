import type { Insights } from '@kaopu/scoring';
import { rows, type Db } from './client.ts';

export interface InsightRecord {
  at: Date;
  insights: Insights;
}

/** What the last judge run found out about a platform besides its scores; null before the first. */
export async function insightsOf(db: Db, platformId: string): Promise<InsightRecord | null> {
  const found = await rows<InsightRecord>(
    db,
    `SELECT at, insights FROM platform_insight WHERE platform_id = $1::uuid`,
    platformId,
  );
  return found[0] ?? null;
}
