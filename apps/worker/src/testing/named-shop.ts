import type { createPlatform } from '@kaopu/db';

type NewPlatform = Parameters<typeof createPlatform>[1];

/** A shop to register, on a host of its name, of whose company nothing is known. */
export function namedShop(name: string, probes: NewPlatform['probes'] = []): NewPlatform {
  return {
    name,
    siteUrl: `https://${name}.example/`,
    hostKey: `${name}.example`,
    storefront: null,
    legalName: null,
    uscc: null,
    probes,
  };
}
