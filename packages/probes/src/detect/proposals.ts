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
import { Config as SupportChannelsConfig } from '../support-channels/schema.ts';
import { supportChannels } from '../support-channels/index.ts';
import { technology } from '../technology/index.ts';
import { Config as TechnologyConfig } from '../technology/schema.ts';

interface Found {
  storefront: Storefront;
  siteUrl: string;
  /** The page that says whose shop it is. */
  frontUrl: string;
  offers: readonly Offer[];
  /** What the connector's configuration needs besides site and products. */
  settings: Readonly<Record<string, string>>;
}

/** A probe of a kind at its own rhythm. */
function proposed(
  probe: { kind: string; defaultIntervalSeconds: number },
  config: unknown,
): Detection['proposals'][number] {
  return { kind: probe.kind, config, intervalSeconds: probe.defaultIntervalSeconds };
}

/** Ready configurations for what was found. Prices need a storefront we can read by ourselves. */
export function proposalsFor(found: Found): Detection['proposals'] {
  const { storefront, siteUrl, frontUrl, offers, settings } = found;
  const pages = [
    proposed(availability, AvailabilityConfig.parse({ url: siteUrl })),
    proposed(complianceWording, ComplianceWordingConfig.parse({ siteUrl })),
    proposed(qualificationDisclosure, QualificationDisclosureConfig.parse({ siteUrl })),
    proposed(technology, TechnologyConfig.parse({ siteUrl })),
    proposed(supportChannels, SupportChannelsConfig.parse({ urls: [frontUrl] })),
  ];
  if (storefront === 'generic' || offers.length === 0) return pages;
  const products = offers.map(({ ref, title }) => ({ ref, title: title.slice(0, 300) }));
  const prices = PriceDriftConfig.parse({ connector: storefront, siteUrl, products, ...settings });
  return [proposed(priceDrift, prices), ...pages];
}
