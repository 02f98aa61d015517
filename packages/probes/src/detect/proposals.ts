import { Config as AvailabilityConfig } from '../availability/schema.ts';
import { availability } from '../availability/index.ts';
import { Config as ComplianceWordingConfig } from '../compliance-wording/schema.ts';
import { complianceWording } from '../compliance-wording/index.ts';
import type { Detection, Storefront } from '../kit/detection.ts';
import type { Offer } from '../kit/offer.ts';
import { priceDrift } from '../price-drift/index.ts';
import { Config as PriceDriftConfig } from '../price-drift/schema.ts';
import { qualificationDisclosure } from '../qualification-disclosure/index.ts';
import { Config as QualificationDisclosureConfig } from '../qualification-disclosure/schema.ts';
import { technology } from '../technology/index.ts';
import { Config as TechnologyConfig } from '../technology/schema.ts';

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
  const pages = [
    up,
    {
      kind: complianceWording.kind,
      config: ComplianceWordingConfig.parse({ siteUrl }),
      intervalSeconds: complianceWording.defaultIntervalSeconds,
    },
    {
      kind: qualificationDisclosure.kind,
      config: QualificationDisclosureConfig.parse({ siteUrl }),
      intervalSeconds: qualificationDisclosure.defaultIntervalSeconds,
    },
    {
      kind: technology.kind,
      config: TechnologyConfig.parse({ siteUrl }),
      intervalSeconds: technology.defaultIntervalSeconds,
    },
  ];
  if (storefront === 'generic' || offers.length === 0) return pages;
  const products = offers.map(({ ref, title }) => ({ ref, title: title.slice(0, 300) }));
  const prices = {
    kind: priceDrift.kind,
    config: PriceDriftConfig.parse({ connector: storefront, siteUrl, products, ...settings }),
    intervalSeconds: priceDrift.defaultIntervalSeconds,
  };
  return [prices, ...pages];
}
