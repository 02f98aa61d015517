import { hostKey } from '@kaopu/net/address';
import type { Fetcher } from '@kaopu/net';

/** Sites that are up when the way to the Chinese internet is. */
const DEFAULT_CONTROLS = [
  'https://www.baidu.com/',
  'https://www.qq.com/',
  'https://www.taobao.com/',
];
const FRESH_MS = 15_000;

/**
 * Is our own way out working? Asked before a supplier is called unreachable. Any answer of any
 * control will do, and one verdict serves all looks for some seconds. A target on this very
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
    return Promise.any(targets.map((url) => fetcher(url))).then(
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

/** Is the target this very machine? */
export function isLoopback(url: string): boolean {
  return /^(localhost|127\.|\[?::1)/.test(hostKey(url));
}
