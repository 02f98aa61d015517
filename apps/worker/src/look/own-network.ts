import type { Fetched, Fetcher } from '@kaopu/net';

/** Sites that are up when the way to the Chinese internet is. */
const DEFAULT_CONTROLS = [
  'https://www.baidu.com/',
  'https://www.qq.com/',
  'https://www.taobao.com/',
];

/** Shorter than the wait before a second look, so that a verdict is always younger than the first failure. */
const FRESH_MS = 1_000;

/**
 * Is our own way out working? Asked before a supplier is called unreachable. A page of any control
 * will do, and one verdict serves the looks of the same moment. A target on this very
 * machine needs no network, unless controls were named.
 */
export function ownNetwork(
  fetcher: Fetcher,
  controls: readonly string[],
  now: () => number,
): (target: string) => Promise<boolean> {
  let verdict: { at: number; up: Promise<boolean> } | null = null;

  const ask = (): Promise<boolean> => {
    const targets = controls.length > 0 ? controls : DEFAULT_CONTROLS;
    return Promise.any(targets.map(async (url) => requireItself(await fetcher(url)))).then(
      () => true,
      () => false,
    );
  };

  return (target) => {
    if (controls.length === 0 && isLoopback(target)) return Promise.resolve(true);
    if (verdict === null || now() - verdict.at > FRESH_MS) verdict = { at: now(), up: ask() };
    return verdict.up;
  };
}

/** Throws unless the control itself answered, and no gateway or gate of our own in its place. */
function requireItself({ status, tls, url }: Pick<Fetched, 'status' | 'tls' | 'url'>): void {
  if (status >= 500 || tls?.authorized === false) throw new Error(`${url} did not answer itself`);
}

/** Is the target this very machine? */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return (
    /^127(\.\d{1,3}){3}$/.test(hostname) ||
    hostname === '[::1]' ||
    hostname === 'localhost' ||
    hostname.endsWith('.localhost')
  );
}

/** How much faster than real time passes at that site: see KAOPU_LAB_PACE. */
export function paceAt(siteUrl: string, labPace: number): number {
  return labPace !== 1 && isLoopback(siteUrl) ? labPace : 1;
}
