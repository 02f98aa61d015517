import type { Proposal } from '../api/detection.ts';

export const PRESETS = ['standard', 'saving', 'manual'] as const;
/** How often to look: as proposed, seldom, or never by ourselves. */
export type Preset = (typeof PRESETS)[number];

/** So many times as seldom, but once a day at least. */
const SAVING = 4;
const DAY_SECONDS = 86_400;

export function preset(id: Preset, proposals: readonly Proposal[]): Proposal[] {
  if (id === 'manual') return [];
  if (id === 'standard') return [...proposals];
  return proposals.map((proposal) => ({
    ...proposal,
    intervalSeconds: Math.max(
      proposal.intervalSeconds,
      Math.min(DAY_SECONDS, proposal.intervalSeconds * SAVING),
    ),
  }));
}

/** Causes that no waiting mends: the site does not let programs look. */
const SHUT = new Set(['challenged', 'blocked', 'disallowed', 'credentials']);

export function isShut(cause: string | null): boolean {
  return cause !== null && SHUT.has(cause);
}

/** When it will be looked at after the first look, which is at once; UTC ms. */
export function nextTimes(now: number, intervalSeconds: number): number[] {
  return [1, 2, 3].map((times) => now + times * intervalSeconds * 1000);
}
