import type {
  EarlyWarningView,
  Explanation,
  InsightsView,
  ObservationView,
  PlatformRow,
  ScoreChangeView,
  ScoreView,
  StandingView,
  TrapView,
} from '@kaopu/contracts';
import {
  Attempt,
  ComparedProduct,
  MarketOffer,
  ProductView,
  ScoreView as ScoreSchema,
  StandingView as StandingSchema,
  StockView,
} from '@kaopu/contracts';
import type {
  InsightRecord,
  MarketOfferRecord,
  ObservationRecord,
  OfferRecord,
  PlatformHead,
  PlatformListRecord,
  PlatformRecord,
  ProductRecord,
} from '@kaopu/db';
import {
  signalText,
  signFigures,
  signText,
  verdictText,
  warningText,
  type CheckedCriterion,
  type Insights,
  type Score,
  type StampedScore,
} from '@kaopu/scoring';
import { z } from 'zod';

const iso = (ms: number) => new Date(ms).toISOString();

export function scoreView(score: Score): ScoreView {
  return ScoreSchema.parse({ ...score, asOf: iso(score.asOf) });
}

/** A score with its place and its broken floors. */
export function headView(score: StampedScore, places: PlatformHead['places']): StandingView {
  const place = places.find(({ profile }) => profile === score.profile);
  return StandingSchema.parse({
    ...score,
    asOf: iso(score.asOf),
    place: place ?? null,
    n: score.dimensions.flatMap(({ indicators }) => indicators).reduce((sum, { n }) => sum + n, 0),
    failed: score.vetoes.filter(({ result }) => result === 'fail'),
  });
}

export function explanationView(score: StampedScore): Explanation {
  const { knownAt, inputDigest, profileHash } = score;
  return {
    score: scoreView(score),
    indicators: score.dimensions.flatMap(({ dimension, indicators }) =>
      indicators.map((indicator) => ({
        ...indicator,
        dimension,
        newest: indicator.newest === null ? null : iso(indicator.newest),
      })),
    ),
    losses: score.losses.map((loss) => ({
      ...loss,
      indicators: loss.indicators.map((indicator) => ({
        ...indicator,
        observations: indicator.observations.map((part) => ({ ...part, at: iso(part.at) })),
      })),
    })),
    lossTotal: score.lossTotal,
    unverifiedPoints: score.unverifiedPoints,
    floors: score.vetoes,
    reasons: score.reasons,
    provenance: { knownAt, inputDigest, profileHash },
  };
}

export function standingView(score: Score): ScoreChangeView['before'] {
  const { status, grade, value, lo, hi, coverage } = score;
  const exact = 100 - score.lossTotal;
  return { at: iso(score.asOf), status, grade, value, lo, hi, exact, coverage };
}

function criterionView({ at, ...criterion }: CheckedCriterion) {
  return { ...criterion, at: at === null ? null : iso(at) };
}

function trapView(verdict: Insights['traps'][number]): TrapView {
  const { trap, level, checked, signals } = verdict;
  return {
    trap,
    level,
    checked,
    text: verdictText(verdict),
    signals: signals.map((signal) => ({
      code: signal.code,
      text: signalText(signal),
      evidence: signal.evidence,
    })),
  };
}

function earlyWarningView(warning: Insights['runAway']): EarlyWarningView {
  const { level, known, signs } = warning;
  return {
    level,
    known,
    text: warningText(warning),
    signs: signs.map((sign) => ({
      code: sign.sign,
      strength: sign.strength,
      text: signText(sign),
      figures: signFigures(sign),
      evidence: sign.evidence,
    })),
  };
}

export function insightsView({ at, insights }: InsightRecord): InsightsView {
  const { small, medium, channel, community } = insights.checklists;
  return {
    floors: insights.floors,
    traps: insights.traps.map(trapView),
    earlyWarning: earlyWarningView(insights.runAway),
    prices: insights.prices.map((price) => ({ ...price, at: iso(price.at) })),
    at: at.toISOString(),
    checklists: {
      small: small.map(criterionView),
      medium: medium.map(criterionView),
      channel: channel.map(criterionView),
      community: community.map(criterionView),
    },
  };
}

const Severity = z.enum(['info', 'warning', 'critical']).nullable();

export function platformBase(record: PlatformRecord): Omit<PlatformRow, 'spark' | 'sparkHours'> {
  return {
    id: record.id,
    name: record.name,
    siteUrl: record.siteUrl,
    storefront: record.storefront,
    score: record.score === null ? null : scoreView(record.score as Score),
    openAlerts: record.openAlerts,
    mutedAlerts: record.mutedAlerts,
    worstSeverity: Severity.parse(record.worstSeverity),
    lastObservedAt: record.lastObservedAt?.toISOString() ?? null,
    stale: record.stale,
  };
}

export function platformRow(record: PlatformListRecord): PlatformRow {
  return { ...platformBase(record), spark: record.spark, sparkHours: record.sparkHours };
}

/** The part of a stored offer the product page shows. */
const StoredOffer = z.object({
  url: z.string(),
  price: z.number().nullable(),
  memberPrice: z.number().nullable(),
  tiers: z.array(z.object({ minQty: z.number(), unitPrice: z.number() })),
  moq: z.number().nullable(),
  stock: StockView,
  delivery: z.enum(['auto', 'manual', 'unknown']),
  // Offers stored by an earlier version lack these.
  skus: ProductView.shape.skus.default([]),
  fees: ProductView.shape.fees.default([]),
  quotes: ProductView.shape.quotes.default([]),
  priceLog: z.array(z.object({ at: z.number(), from: z.number(), to: z.number() })).default([]),
});

export function productView(record: ProductRecord): ProductView {
  const offer = StoredOffer.parse(record.offer);
  return {
    ref: record.ref,
    title: record.title,
    ...offer,
    priceLog: offer.priceLog.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })),
    state: record.state,
    item: record.item,
    corrected: record.corrected,
    seenAt: record.seenAt.toISOString(),
    marketPrice: median(record.peerPrices),
    marketPeers: record.peerPrices.length,
    history: record.history,
  };
}

export function comparedProduct(record: OfferRecord): ComparedProduct {
  return ComparedProduct.parse({
    ...record,
    ...StoredOffer.parse(record.offer),
    seenAt: record.seenAt.toISOString(),
  });
}

export function marketOffer(record: MarketOfferRecord): MarketOffer {
  return MarketOffer.parse({
    ...record,
    ...StoredOffer.parse(record.offer),
    seenAt: record.seenAt.toISOString(),
  });
}

/** null below three peers: two prices are not a market. */
function median(prices: number[]): number | null {
  if (prices.length < 3) return null;
  const sorted = prices.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return Math.round((lower + upper) / 2);
}

const Status = z.enum(['observed', 'unknown', 'missed', 'open']);

export function observationView(record: ObservationRecord): ObservationView {
  return {
    key: record.key,
    probeId: record.probeId,
    kind: record.kind,
    at: record.slotAt.toISOString(),
    startedAt: record.startedAt?.toISOString() ?? null,
    finishedAt: record.finishedAt.toISOString(),
    status: Status.parse(record.status),
    cause: record.cause,
    detail: record.detail,
    maintenance: record.maintenance,
    slots: record.slots,
    seen: record.seen,
    evidence: record.evidence,
    attempts: z.array(Attempt).nullable().catch(null).parse(record.attempts),
    unconfirmed: [...(record.unconfirmed ?? [])],
    borneOutBy: record.borneOutBy,
    retractedBy: record.retractedBy,
  };
}
