import type { createPlatform } from '@kaopu/db';
import { hostKey } from '@kaopu/net/address';

/** A shop to register, whose site one probe watches. */
export function availabilityShop(
  number: number,
  siteUrl: string,
  intervalSeconds: number,
  more: { confirmAfterMs?: number } = {},
): Parameters<typeof createPlatform>[1] {
  return {
    name: `shop ${number}`,
    siteUrl,
    hostKey: hostKey(siteUrl),
    storefront: null,
    legalName: null,
    uscc: null,
    probes: [
      {
        kind: 'availability',
        resource: 'http',
        config: { url: siteUrl, ...more },
        intervalSeconds,
        enabled: true,
      },
    ],
  };
}
