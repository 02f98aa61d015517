import { z } from 'zod';
import { Id, Instant, PageQuery } from './paging.ts';
import { ProbeInput, ProbeView } from './probes.ts';
import { ProfileQuery, ScoreView } from './scores.ts';
import { normaliseUscc, usccProblem } from './uscc.ts';

/** Unified social credit code (GB 32100-2015): spaces, case and full-width forms are normalised, the check character must fit. */
export const Uscc = z
  .string()
  .transform(normaliseUscc)
  .refine((code) => usccProblem(code) === null, { error: 'uscc-invalid' });

export const SiteUrl = z.url({ protocol: /^https?$/, error: 'url-invalid' }).max(2048);

export const RegisterPlatform = z.object({
  name: z.string().trim().min(1).max(100),
  siteUrl: SiteUrl,
  legalName: z.string().trim().min(1).max(200).nullish(),
  uscc: Uscc.nullish(),
  storefront: z.enum(['dujiaoka', 'acg-faka', 'generic']).nullish(),
  probes: z.array(ProbeInput).max(20).default([]),
});
export type RegisterPlatform = z.infer<typeof RegisterPlatform>;

/** `consent`: the site's operator lets us look whatever its robots.txt says. */
export const RobotsPolicy = z.enum(['respect', 'consent']);

export const ChangePlatform = RegisterPlatform.pick({
  name: true,
  legalName: true,
  uscc: true,
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
  worstSeverity: z.enum(['info', 'warning', 'critical']).nullable(),
  lastObservedAt: Instant.nullable(),
  /** No observation for more than two planned intervals. */
  stale: z.boolean(),
});
export type PlatformRow = z.infer<typeof PlatformRow>;

export const PlatformDetail = PlatformRow.omit({ spark: true, sparkHours: true }).extend({
  legalName: z.string().nullable(),
  uscc: z.string().nullable(),
  robots: RobotsPolicy,
  createdAt: Instant,
  /** The score under every profile. */
  scores: z.array(ScoreView),
  probes: z.array(ProbeView),
});
export type PlatformDetail = z.infer<typeof PlatformDetail>;

export const StockView = z.object({
  kind: z.enum(['exact', 'fuzzy', 'unlimited', 'hidden']),
  value: z.number().int().optional(),
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
