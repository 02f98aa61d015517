import { Config as AvailabilityConfig } from '../availability/schema.ts';
import { availability } from '../availability/index.ts';
import type { Detection, Storefront } from '../kit/detection.ts';
import type { Offer } from '../kit/offer.ts';
import { priceDrift } from '../price-drift/index.ts';
import { Config as PriceDriftConfig } from '../price-drift/schema.ts';

/** Ready configurations for what was found. Prices need a storefront we can read by ourselves. */
export function proposalsFor(
  storefront: Storefront,
  siteUrl: string,
  offers: readonly Offer[],
  settings: Readonly<Record<string, string>> = {},
): Detection['proposals'] {
  const up = {
    kind: availability.kind,
    config: AvailabilityConfig.parse({ url: siteUrl }),
    intervalSeconds: availability.defaultIntervalSeconds,
  };
  if (storefront === 'generic' || offers.length === 0) return [up];
  const products = offers.map(({ ref, title }) => ({ ref, title: title.slice(0, 300) }));
  const prices = {
    kind: priceDrift.kind,
    config: PriceDriftConfig.parse({ connector: storefront, siteUrl, products, ...settings }),
    intervalSeconds: priceDrift.defaultIntervalSeconds,
  };
  return [prices, up];
}
