import type { Detection, Proposal } from '../api/detection.ts';

export type Extract =
  | { kind: 'css'; selector: string }
  | { kind: 'json'; path: string }
  | { kind: 'script'; name: string; path: string };

export interface ManualProduct {
  ref: string;
  title: string;
  url: string;
  extract: Extract;
  /** Read as it stands in a browser, scripts run. */
  rendered: boolean;
}

export const DEFAULT_PRICE_SECONDS = 3600;
export const DEFAULT_AVAILABILITY_SECONDS = 300;

interface WithProducts {
  products: { ref: string }[];
}

function withProducts(config: unknown): config is WithProducts {
  return (
    typeof config === 'object' &&
    config !== null &&
    'products' in config &&
    Array.isArray(config.products)
  );
}

/** A proposal narrowed to the chosen products; null when it would have nothing to look at. */
export function narrow(proposal: Proposal, chosen: ReadonlySet<string>): Proposal | null {
  if (!withProducts(proposal.config)) return proposal;
  const products = proposal.config.products.filter((product) => chosen.has(product.ref));
  return products.length === 0 ? null : { ...proposal, config: { ...proposal.config, products } };
}

export function genericConfig(products: readonly ManualProduct[]) {
  return { connector: 'generic' as const, products };
}

/** The probes to register: what was proposed, narrowed, and what was given by hand. */
export function probesOf(
  proposals: readonly Proposal[],
  chosen: ReadonlySet<string>,
  manual: readonly ManualProduct[],
  named: readonly unknown[] = [],
): Proposal[] {
  const kept = proposals.flatMap((proposal) => narrow(proposal, chosen) ?? []);
  const byHand = manual.length === 0 ? named : [genericConfig(manual), ...named];
  return [
    ...kept,
    ...byHand.map((config) => ({
      kind: 'price-drift',
      config,
      intervalSeconds: DEFAULT_PRICE_SECONDS,
    })),
  ];
}

/** The software that was recognised, else the first that was named by hand. */
export function storefrontOf(
  detection: Pick<Detection, 'storefront'> | null,
  named: readonly Readonly<Record<string, unknown>>[],
): string {
  const [first] = named;
  const given = first === undefined ? 'generic' : String(first['connector']);
  return detection === null || detection.storefront === 'generic' ? given : detection.storefront;
}

/** What we can watch without having recognised anything: whether the site answers. */
export function fallbackProposals(url: string): Proposal[] {
  return [{ kind: 'availability', config: { url }, intervalSeconds: DEFAULT_AVAILABILITY_SECONDS }];
}

/**
 * What is registered for a pasted address: the shop, when its software is known, whichever of its
 * pages was pasted (and so never twice); otherwise the address as it was given.
 */
export function siteOf(
  url: string,
  detection: Pick<Detection, 'storefront' | 'url'> | null,
): string {
  if (detection === null || detection.storefront === 'generic') return url;
  return new URL('/', detection.url).href;
}

export function isWebUrl(text: string): boolean {
  return /^https?:\/\/[^\s/]+/i.test(text) && URL.canParse(text);
}

/** `shop.example.com` as pasted from a chat becomes a URL. */
export function completeUrl(text: string): string {
  const trimmed = text.trim();
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+([:/].*)?$/i.test(trimmed) ? `https://${trimmed}` : trimmed;
}
