import { z } from 'zod';
import { Offer } from './offer.ts';

export const Storefront = z.enum([
  'dujiaoka',
  'acg-faka',
  'qs-faka',
  'dujiao-next',
  'zfaka',
  'kamifaka',
  'generic',
]);
export type Storefront = z.infer<typeof Storefront>;

/** What a pasted URL turned out to be, and what we propose to watch there. */
export const Detection = z.object({
  url: z.string(),
  title: z.string(),
  storefront: Storefront,
  icpNumber: z.string().nullable(),
  /** Firms that the pages name, in their order; what a page says of itself proves nothing. */
  legalNames: z.array(z.string()),
  uscc: z.string().nullable(),
  /** Where prices stand: pages of products, or those whose links say so. */
  pricePages: z.array(z.object({ title: z.string(), url: z.string() })),
  /** What it says of being authorized, as it stands there. */
  claims: z.array(z.object({ quote: z.string(), url: z.string() })),
  contacts: z.array(z.object({ channel: z.string(), value: z.string() })),
  offers: z.array(Offer),
  proposals: z.array(
    z.object({ kind: z.string(), config: z.unknown(), intervalSeconds: z.int().positive() }),
  ),
  /** Beginnings of configurations, each for a contact that was found: what would ask somebody. */
  drafts: z.array(
    z.object({
      kind: z.string(),
      config: z.record(z.string(), z.unknown()),
      intervalSeconds: z.int().positive(),
      contact: z.object({ channel: z.string(), value: z.string() }),
    }),
  ),
});
export type Detection = z.infer<typeof Detection>;
