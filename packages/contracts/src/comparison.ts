import { z } from 'zod';
import { InsightsView } from './insights.ts';
import { Id } from './paging.ts';
import { PlatformDetail, ProductView } from './platforms.ts';
import { RecordEvents } from './record-events.ts';
import { AnyProfileId, PlaceView, ProfileQuery, ScoreView } from './scores.ts';
import { ServiceView } from './service.ts';

/** So many platforms fit beside each other. */
const MOST_COMPARED = 4;

export const ComparedIds = z.object({
  /** Comma separated, at most four; the order is kept, and one named twice counts once. */
  ids: z
    .string()
    .max(1000)
    .default('')
    .transform((text) => [...new Set(text.split(',').filter((id) => id !== ''))])
    .pipe(z.array(Id).max(MOST_COMPARED)),
});

export const ComparisonQuery = ProfileQuery.extend(ComparedIds.shape);

/** What a product costs, without its past. */
export const ComparedProduct = ProductView.pick({
  ref: true,
  title: true,
  item: true,
  price: true,
  moq: true,
  fees: true,
  quotes: true,
  state: true,
  seenAt: true,
});
export type ComparedProduct = z.infer<typeof ComparedProduct>;

export const ComparisonColumn = PlatformDetail.pick({
  id: true,
  name: true,
  siteUrl: true,
  storefront: true,
  legalName: true,
  uscc: true,
  score: true,
  openAlerts: true,
  lastObservedAt: true,
  stale: true,
}).extend({
  /** Its place among so many that are ranked; null while it is not. */
  place: PlaceView.nullable(),
  /** null until the first judge run. */
  insights: InsightsView.pick({ floors: true, checklists: true }).nullable(),
  products: z.array(ComparedProduct),
});
export type ComparisonColumn = z.infer<typeof ComparisonColumn>;

/** A few platforms beside each other, as one buyer sees them. */
export const ComparisonView = z.object({
  profile: AnyProfileId,
  /** In the order they were asked for. */
  platforms: z.array(ComparisonColumn),
  /** Asked for, and not there. */
  missing: z.array(Id),
  /** Three others whose scores are nearest to the first one's; the best ones where there is none. */
  nearest: z.array(z.object({ id: Id, name: z.string(), score: ScoreView })),
});
export type ComparisonView = z.infer<typeof ComparisonView>;

/** Of those asked for that are there, in their order: how their service was measured, what is on record. */
export const ComparisonStrips = z.object({
  items: z.array(z.object({ id: Id, service: ServiceView, records: RecordEvents })),
});
export type ComparisonStrips = z.infer<typeof ComparisonStrips>;
