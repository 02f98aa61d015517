import { z } from 'zod';
import { MaintenanceView } from './maintenance.ts';
import { Id, Instant, PageQuery } from './paging.ts';
import { ProbeInput, ProbeView } from './probes.ts';
import { FloorView, PlaceView, ProfileQuery, ScoreView } from './scores.ts';
import { Name } from './text.ts';
import { normaliseUscc, usccProblem } from './uscc.ts';

/** Unified social credit code (GB 32100-2015): spaces, case and full-width forms are normalised, the check character must fit. */
export const Uscc = z
  .string()
  .transform(normaliseUscc)
  .refine((code) => usccProblem(code) === null, { error: 'uscc-invalid' });

export const SiteUrl = z.url({ protocol: /^https?$/, error: 'url-invalid' }).max(2048);

export const RegisterPlatform = z.object({
  name: Name,
  siteUrl: SiteUrl,
  legalName: Name.nullish(),
  uscc: Uscc.nullish(),
  /** Names the operator bore before: records of the time are about it too. */
  formerNames: z.array(Name).max(10).optional(),
  /** What a detection said it runs, or the connector of its price probe. */
  storefront: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .nullish(),
  probes: z.array(ProbeInput).max(20).default([]),
});
export type RegisterPlatform = z.infer<typeof RegisterPlatform>;

/** `consent`: the site's operator lets us look whatever its robots.txt says. */
export const RobotsPolicy = z.enum(['respect', 'consent']);

export const ChangePlatform = RegisterPlatform.pick({
  name: true,
  legalName: true,
  uscc: true,
  formerNames: true,
})
  .extend({ robots: RobotsPolicy })
  .partial();
export type ChangePlatform = z.infer<typeof ChangePlatform>;

export const PlatformQuery = PageQuery.extend({
  ...ProfileQuery.shape,
  q: z.string().max(100).optional(),
});

export const PlatformRow = z.object({
  id: Id,
  name: z.string(),
  siteUrl: z.string(),
  storefront: z.string().nullable(),
  /** null until the first judge run. */
  score: ScoreView.nullable(),
  /** 40 equal buckets of the last `sparkHours` hours, null where nothing was scored. */
  spark: z.array(z.number().nullable()),
  sparkHours: z.number(),
  openAlerts: z.number().int(),
  /** Those of them that nobody is told of. */
  mutedAlerts: z.number().int(),
  worstSeverity: z.enum(['info', 'warning', 'critical']).nullable(),
  lastObservedAt: Instant.nullable(),
  /** No observation for more than two planned intervals. */
  stale: z.boolean(),
});
export type PlatformRow = z.infer<typeof PlatformRow>;

/** A score with what a page says beside it before anything else. */
export const StandingView = ScoreView.extend({
  /** null while it is not ranked. */
  place: PlaceView.nullable(),
  /** Effective number of observations it rests on. */
  n: z.number(),
  /** Floors this buyer asks for and that were found broken. */
  failed: z.array(FloorView),
});
export type StandingView = z.infer<typeof StandingView>;

export const PlatformDetail = PlatformRow.omit({ spark: true, sparkHours: true }).extend({
  legalName: z.string().nullable(),
  uscc: z.string().nullable(),
  robots: RobotsPolicy,
  formerNames: z.array(z.string()),
  /** ICP filing: its number, and the observation that says so. */
  icp: z.object({ number: z.string(), at: Instant, observation: z.string() }).nullable(),
  createdAt: Instant,
  /** Maintenance that is under way. */
  maintenance: MaintenanceView.nullable(),
  /** The score under every profile. */
  scores: z.array(StandingView),
  probes: z.array(ProbeView),
});
export type PlatformDetail = z.infer<typeof PlatformDetail>;

export const StockView = z.object({
  kind: z.enum(['exact', 'fuzzy', 'unlimited', 'hidden', 'virtual_suspected']),
  value: z.number().int().nullable().optional(),
  /** Of suspected virtual stock: the figure buyers are shown. */
  shown: z.number().int().optional(),
  label: z.string().optional(),
  available: z.boolean().optional(),
});

export const ProductView = z.object({
  ref: z.string(),
  title: z.string(),
  url: z.string(),
  /** Prices in fen. */
  price: z.number().int().nullable(),
  memberPrice: z.number().int().nullable(),
  tiers: z.array(z.object({ minQty: z.number().int(), unitPrice: z.number().int() })),
  moq: z.number().int().nullable(),
  stock: StockView,
  delivery: z.enum(['auto', 'manual', 'unknown']),
  state: z.string(),
  item: z.string().nullable(),
  /** A person said what it is; looks do not change that. */
  corrected: z.boolean(),
  /** Varieties with prices of their own. */
  skus: z.array(z.object({ ref: z.string(), name: z.string(), price: z.number().int() })),
  /** What is asked for beside the price. */
  fees: z.array(
    z.object({
      channel: z.string(),
      kind: z.string(),
      fen: z.number().int().nullable(),
      ratePpm: z.number().int().nullable(),
      payer: z.string(),
    }),
  ),
  /** What an order was said to cost, beside what the list promises for the same. */
  quotes: z.array(
    z.object({
      sku: z.string().nullable(),
      quantity: z.number().int(),
      channel: z.string().nullable(),
      listed: z.number().int(),
      total: z.number().int(),
      knownFrom: z.string(),
    }),
  ),
  /** Changes the supplier itself recorded, oldest first. */
  priceLog: z.array(z.object({ at: Instant, from: z.number().int(), to: z.number().int() })),
  seenAt: Instant,
  /** The median unit price of other watched platforms for the same item, fen. */
  marketPrice: z.number().int().nullable(),
  marketPeers: z.number().int(),
  /** Step line: one point per change, oldest first; price null where none was shown. */
  history: z.array(
    z.object({ at: Instant, price: z.number().int().nullable(), state: z.string() }),
  ),
});
export type ProductView = z.infer<typeof ProductView>;

/** `brand/12m/code`: which goods a product is, to compare its price with other platforms'. */
export const ItemKey = z
  .string()
  .regex(/^[a-z0-9][a-z0-9@-]{0,60}\/[1-9]\d{0,3}[md]\/(?:code|recharge)$/, {
    error: 'item-invalid',
  });

/** What a person says a product is; null: it is not to be compared with others. */
export const CorrectProduct = z.object({
  ref: z.string().min(1).max(2048),
  item: ItemKey.nullable(),
});
export type CorrectProduct = z.infer<typeof CorrectProduct>;
