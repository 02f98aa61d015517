import type { Fact, Finding, IndicatorId, MarketPrice, Reading } from '@kaopu/scoring';
import type { z } from 'zod';
import type { Corrections } from './item.ts';
import type { Offer } from './offer.ts';

export interface Text {
  zh: string;
  en: string;
}

export const UNKNOWN_CAUSES = [
  'timeout',
  'blocked',
  'challenged',
  'unreachable',
  'refused-address',
  'unparseable',
  'too-large',
  'prober-fault',
  'own-network',
  /** The supplier's interface does not accept the credentials we were given. */
  'credentials',
  /** The interface is of a version we cannot read. */
  'old-version',
] as const;
export type UnknownCause = (typeof UNKNOWN_CAUSES)[number];

export type Outcome<Seen> =
  { kind: 'observed'; seen: Seen } | { kind: 'unknown'; cause: UnknownCause; detail: string };

export interface Phases {
  /** Milliseconds; null when the phase did not take place. */
  dns: number | null;
  connect: number | null;
  tls: number | null;
  firstByte: number | null;
  total: number;
}

export interface Page {
  /** After redirects. */
  url: string;
  status: number;
  headers: Record<string, string>;
  /** Decoded by declared and sniffed charset. */
  text: string;
  bytes: Uint8Array;
  phases: Phases;
  /** null for plain http. */
  tls: { validTo: number; authorized: boolean; error: string | null } | null;
}

export type LookFaultKind =
  'refused-address' | 'dns' | 'connect' | 'tls' | 'timeout' | 'too-large' | 'protocol' | 'aborted';

/** Why a request gave no page. Thrown by `ProbeContext.fetch` and nothing else is. */
export class LookFault extends Error {
  override readonly name = 'LookFault';
  readonly kind: LookFaultKind;
  readonly url: string;
  constructor(kind: LookFaultKind, url: string, message: string) {
    super(message);
    this.kind = kind;
    this.url = url;
  }
}

/** Everything a probe may touch. */
export interface ProbeContext {
  fetch(
    url: string,
    init?: { method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string },
  ): Promise<Page>;
  /** Keeps bytes as evidence of this look; returns their sha-256 in hex. */
  keep(evidence: { url: string; mime: string; bytes: Uint8Array }): Promise<string>;
  /** Is our own way to the outside working? Asked before a supplier is called unreachable. */
  ownNetworkUp(): Promise<boolean>;
  sleep(ms: number): Promise<void>;
  now(): number;
  /**
   * May this probe do `what` now? True at most once in `everyMs`, across looks and processes; asking
   * takes the turn. For what is a burden on somebody else's system.
   */
  takeTurn(what: string, everyMs: number): Promise<boolean>;
  signal: AbortSignal;
}

/** What the market charges for one item; stored once a day and cited by id. */
export interface MarketReference {
  id: string;
  item: string;
  /** Latest prices of all platforms, this one too, for the item and its other durations. */
  prices: MarketPrice[];
}

/** An offer and the market item it can be compared under; null when its title names none. */
export interface ItemOffer {
  offer: Offer;
  item: string | null;
}

export interface IndicateInput<Seen> {
  platform: string;
  at: number;
  outcome: Outcome<Seen>;
  /** by item key */
  market: Record<string, MarketReference>;
  /** What people corrected about this platform's products. */
  items?: Corrections;
}

/** What one observation says: utilities, exact facts, and what it found out besides. */
export interface Indicated {
  readings: Reading[];
  facts: Fact[];
  findings?: Finding[];
}

/** A mark that another platform shows as well. */
export interface Elsewhere {
  mark: string;
  platform: string;
}

export interface ProbeDefinition<Config, Seen> {
  kind: string;
  title: Text;
  description: Text;
  /** Which pool of workers does the looking. */
  resource: 'http' | 'browser' | 'mail';
  defaultIntervalSeconds: number;
  minIntervalSeconds: number;
  indicators: readonly IndicatorId[];
  config: z.ZodType<Config>;
  seen: z.ZodType<Seen>;
  /** The looking half, loaded by workers alone: `() => import('./observe.ts')`. */
  looking(): Promise<{ observe(config: Config, context: ProbeContext): Promise<Outcome<Seen>> }>;
  /** Pure. An unknown outcome gives one reading with `x: null` per indicator, and nothing else. */
  indicate(input: IndicateInput<Seen>): Indicated;
  /** What a look saw for sale; the product pages and the market reference read it. */
  offers?(seen: Seen, corrections: Corrections): ItemOffer[];
  /** Pure: what was seen with the hits of these ids marked as dismissed by a person, and only them. */
  dismiss?(seen: Seen, hits: readonly string[]): Seen;
  /** What no other platform should show too; stored observations keep them as `marks`. */
  marks?(seen: Seen): readonly string[];
  /** Pure: what was seen with the other platforms that showed the same marks. */
  metElsewhere?(seen: Seen, elsewhere: readonly Elsewhere[]): Seen;
}
