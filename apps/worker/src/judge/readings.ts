import type { MarketRow, UnjudgedObservation } from '@kaopu/db';
import {
  entryByKind,
  indicateEntry,
  looksOf,
  marketItem,
  probeByKind,
  UNKNOWN_CAUSES,
  withoutSuspected,
  type Corrections,
  type Indicated,
  type ItemOffer,
  type MarketReference,
  type Outcome,
  type RunLook,
  type UnknownCause,
} from '@kaopu/probes';
import type { JudgedObservation } from '@kaopu/scoring';

export interface JudgeableObservation {
  /** One, or each of the looks that it gathers, under its key. */
  judged: JudgedObservation[];
  offers: ItemOffer[];
  /** Market references it was judged by, by item. */
  references: Record<string, string> | null;
  /** Corrections it was judged by, by product. */
  items: Record<string, string | null> | null;
}

type Observed = Pick<
  UnjudgedObservation,
  'kind' | 'status' | 'cause' | 'detail' | 'seen' | 'unconfirmed' | 'maintenance'
>;

/** The offers of an observation, before anything is judged: they name the items to compare. */
export function offersOf(observation: UnjudgedObservation, corrections: Corrections): ItemOffer[] {
  const probe = probeByKind(observation.kind);
  const outcome = outcomeOf(observation);
  if (!probe?.offers || outcome.kind === 'unknown' || observation.maintenance !== null) return [];
  return probe.offers(outcome.seen, corrections);
}

/** Pure: one stored observation to what the judge takes. */
export function toJudged(
  platformId: string,
  observation: UnjudgedObservation,
  market: Map<string, MarketRow>,
  corrections: Corrections,
): JudgeableObservation {
  const offers = offersOf(observation, corrections);
  const cited: Record<string, MarketReference> = {};
  for (const { item } of offers) {
    const row = item === null ? undefined : market.get(item);
    if (row) cited[row.item] = referenceOf(row);
  }
  const ids = Object.values(cited).map((reference): [string, string] => [
    reference.item,
    reference.id,
  ]);
  return {
    judged: looksIn(observation).map((look) => ({
      key: observation.key,
      at: look.slotAt,
      spacingMs: look.spacingMs,
      ...indicatedOf(platformId, { ...observation, ...look }, cited, corrections),
    })),
    offers,
    references: ids.length === 0 ? null : Object.fromEntries(ids),
    items: correctedIn(offers, corrections),
  };
}

function looksIn({ kind, slotAt, spacingMs, seen, samples }: UnjudgedObservation): RunLook[] {
  const first = { slotAt: slotAt.getTime(), spacingMs: Number(spacingMs), seen };
  try {
    return looksOf(kind, first, samples);
  } catch (error) {
    // Of another version, or damaged: our fault, and what is left is the first.
    if (error instanceof RangeError) return [first];
    throw error;
  }
}

/** What of the corrections is about these offers; null when nothing is. */
function correctedIn(
  offers: readonly ItemOffer[],
  corrections: Corrections,
): Record<string, string | null> | null {
  const about = offers.flatMap(({ offer: { ref } }): [string, string | null][] =>
    Object.hasOwn(corrections, ref) ? [[ref, corrections[ref] ?? null]] : [],
  );
  return about.length === 0 ? null : Object.fromEntries(about);
}

/**
 * By the probe or the kind of entry it comes from; what neither knows says nothing, and neither does
 * what was seen while the supplier was in maintenance, or amiss and by no second look.
 */
function indicatedOf(
  platform: string,
  observation: Observed & { slotAt: number },
  market: Record<string, MarketReference>,
  items: Corrections,
): Indicated {
  const { kind, seen, slotAt: at, unconfirmed, maintenance } = observation;
  if (maintenance !== null) return { readings: [], facts: [] };
  const entry = entryByKind(kind);
  const indicated =
    entry === undefined
      ? probeByKind(kind)?.indicate({
          platform,
          at,
          outcome: outcomeOf(observation),
          market,
          items,
        })
      : indicateEntry(entry, { platform, at, seen });
  if (indicated === undefined || indicated === null) return { readings: [], facts: [] };
  return unconfirmed === null ? indicated : withoutSuspected(indicated, unconfirmed);
}

function referenceOf(row: MarketRow): MarketReference {
  return {
    id: row.id,
    item: row.item,
    prices: row.peers.flatMap(({ platform, owner, item, price, at, key }) => {
      const goods = marketItem(item);
      return goods === null ? [] : [{ platform, owner, item: goods, fen: price, at, key }];
    }),
  };
}

/** Stored rows were checked when they were written; what a newer version cannot read is our fault, not theirs. */
function outcomeOf(observation: Observed): Outcome<unknown> {
  if (observation.status !== 'observed') {
    return {
      kind: 'unknown',
      cause: isCause(observation.cause) ? observation.cause : 'prober-fault',
      detail: observation.detail ?? '',
    };
  }
  const seen = probeByKind(observation.kind)?.seen.safeParse(observation.seen);
  return seen?.success
    ? { kind: 'observed', seen: seen.data }
    : { kind: 'unknown', cause: 'prober-fault', detail: 'stored observation of another version' };
}

function isCause(text: string | null): text is UnknownCause {
  return UNKNOWN_CAUSES.some((cause) => cause === text);
}
