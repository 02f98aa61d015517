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
