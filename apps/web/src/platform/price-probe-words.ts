import type { ProbeView } from '@kaopu/contracts';
import { wordFor } from '../i18n/messages.ts';
import type { PlatformWords } from './words.ts';

/** Why there is no product to show: what the price probe last came to. */
export function noProductsText(
  probes: readonly ProbeView[],
  words: PlatformWords['prices'],
): string {
  const mine = probes.filter(({ kind }) => kind === 'price-drift');
  if (mine.length === 0) return words.emptyHint;
  const last = mine
    .flatMap((probe) => (probe.last === null ? [] : [probe.last]))
    .sort((a, b) => b.at.localeCompare(a.at))[0];
  if (last === undefined) return words.probeWaiting;
  if (last.status === 'observed') return words.probeNothing;
  if (last.status === 'missed') return words.probeMissed;
  if (last.status !== 'unknown') return words.probeWaiting;
  return last.cause === null
    ? words.probeUnverified
    : words.probeUnknown(wordFor(words.siteCause, last.cause));
}
