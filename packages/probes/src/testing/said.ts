import type { Indicated } from '../kit/types.ts';
import { indicateEntry, type EntryKind } from '../kit/entry.ts';

export const SAID_AT = Date.UTC(2026, 10, 28, 4);

/** An instant so many hours before the entry's date. */
export function hoursAgo(hours: number): string {
  return new Date(SAID_AT - hours * 3_600_000).toISOString();
}

export interface SaidInShort {
  /** Utilities by `indicator subject`. */
  x: Record<string, number | null>;
  /** `topic subject: value`. */
  found: string[];
}

/** What an entry of a kind says, with one upload unless told otherwise. Throws when it cannot be read. */
export function say<Fields>(kind: EntryKind<Fields>, fields: object, proofs = 1): Indicated {
  kind.fields.parse(fields);
  const seen = { reporter: '小王', proofs, follows: null, fields };
  const said = indicateEntry(kind as EntryKind<unknown>, { platform: 'p', at: SAID_AT, seen });
  if (said === null) throw new Error('not readable');
  const source = kind.proof === null || proofs === 0 ? 'entry' : kind.proof.as;
  for (const part of [...said.readings, ...(said.findings ?? [])]) {
    if (part.by !== '小王' || part.source !== source) throw new Error('does not say who says so');
  }
  return said;
}

export function inShort({ readings, findings = [] }: Indicated): SaidInShort {
  return {
    x: Object.fromEntries(
      readings.map(({ indicator, subject, x }) => [`${indicator} ${subject}`.trim(), x]),
    ),
    found: findings.map(({ topic, subject, value }) => `${topic} ${subject}`.trim() + `: ${value}`),
  };
}
