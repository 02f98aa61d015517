import { describe, expect, it } from 'vitest';
import { suspicionsOf, withoutSuspected } from './kit/second-look.ts';
import type { Indicated } from './kit/types.ts';
import { PROBES, probeByKind } from './registry.ts';
import { BAD_LOOKS } from './testing/bad-looks.ts';

const AT = Date.UTC(2026, 10, 29);

/** A look after others, as the judge takes it: without what none of them bears out. */
function taken(kind: string, seen: object, others: readonly object[]): Indicated {
  const probe = probeByKind(kind);
  if (probe === undefined) throw new Error(`no probe ${kind}`);
  const parsed = probe.seen.parse(seen);
  const outcome = { kind: 'observed' as const, seen: parsed };
  const said = probe.indicate({ platform: 'p', at: AT, market: {}, outcome });
  const before = others.map((other) => probe.seen.parse(other));
  return withoutSuspected(said, suspicionsOf(probe, AT, parsed, before));
}

/** All that a look says which is not as the good one says it. */
function worse(kind: string, good: object, seen: object, others: readonly object[]): string[] {
  const usual = taken(kind, good, [good]);
  // Stock that moves is no bad sign.
  const isSign = ({ topic }: { topic: string }) => topic !== 'stock-content';
  const now = taken(kind, seen, others);
  return [
    ...now.readings.flatMap(({ indicator, subject, x, penalty, price }) => {
      const before = usual.readings.find(
        (one) => one.indicator === indicator && one.subject === subject,
      );
      const isWorse = x !== null && x < (before?.x ?? 1);
      const isNewPrice = price !== undefined && before?.price?.fen !== price.fen;
      return isWorse || penalty !== undefined || isNewPrice
        ? [`${indicator} ${subject}`.trim()]
        : [];
    }),
    ...(now.findings ?? []).filter(isSign).flatMap(({ topic, subject, value }) => {
      const before = usual.findings?.find(
        (one) => one.topic === topic && one.subject === subject && one.value === value,
      );
      return before === undefined ? [`${topic} ${subject}`.trim()] : [];
    }),
  ];
}

it('is held to bad looks of every probe', () => {
  expect(Object.keys(BAD_LOOKS).sort()).toEqual(PROBES.map(({ kind }) => kind).sort());
});

const LOOKS = Object.entries(BAD_LOOKS).flatMap(([kind, looks]) =>
  looks.map((look) => ({ kind, ...look })),
);

describe.each(LOOKS.filter(({ doubted }) => doubted.length > 0))(
  '$kind: $name',
  ({ kind, good, bad, doubted }) => {
    it('changes nothing by one look', () => {
      expect(worse(kind, good, bad, [good])).toEqual([]);
    });

    it('says which of it is doubted', () => {
      const probe = probeByKind(kind);
      if (probe === undefined) throw new Error(`no probe ${kind}`);
      const [here, before] = [bad, good].map((seen) => probe.seen.parse(seen));
      const said = suspicionsOf(probe, AT, here, [before]);
      expect(said.map(({ about, subject }) => `${about} ${subject}`.trim()).sort()).toEqual(
        [...doubted].sort(),
      );
    });

    it('counts once the next look sees the same, or one from another place', () => {
      const counted = worse(kind, good, bad, [bad]);
      for (const one of doubted) {
        // At what level a price stands only the market tells.
        if (!one.startsWith('price-level')) expect(counted).toContain(one);
      }
      expect(worse(kind, good, bad, [good, bad])).toEqual(counted);
    });

    it('is doubted anew after a look that saw it well, which took it back', () => {
      expect(worse(kind, good, good, [bad]).filter((one) => doubted.includes(one))).toEqual([]);
      expect(worse(kind, good, bad, [good])).toEqual([]);
    });
  },
);

describe.each(LOOKS.filter(({ doubted }) => doubted.length === 0))(
  '$kind: $name',
  ({ kind, good, bad }) => {
    it('counts at once, as after a second look', () => {
      expect(worse(kind, good, bad, [good])).toEqual(worse(kind, good, bad, [bad]));
    });
  },
);

describe.each(LOOKS)('$kind: before $name', ({ kind, good }) => {
  it('a good look and another like it are taken whole', () => {
    const probe = probeByKind(kind);
    const seen = probe?.seen.parse(good);
    if (probe === undefined) throw new Error(`no probe ${kind}`);
    expect(suspicionsOf(probe, AT, seen, [seen])).toEqual([]);
  });
});
