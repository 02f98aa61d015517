import type { Fact, Finding, IndicatorId, MarketPrice, Reading, TopicId } from '@kaopu/scoring';
import type { z } from 'zod';
import type { KnownLines } from './conversation/classify.ts';
import type { LineClass } from './conversation/line.ts';
import type { MailWays } from './conversation/mail.ts';
import type { XmppWays } from './conversation/xmpp.ts';
import type { Corrections } from './item.ts';
import type { Offer } from './offer.ts';
import type { Sampling } from './sampling.ts';

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
  /** The site's robots.txt asks not to look there, or could not be read. */
  'disallowed',
  'robots-unread',
  /** The supplier's interface does not accept the credentials we were given. */
  'credentials',
  /** The interface is of a version we cannot read. */
  'old-version',
  /** Too few of those who were asked to look from elsewhere saw the same. */
  'unconfirmed',
] as const;
export type UnknownCause = (typeof UNKNOWN_CAUSES)[number];

export type Outcome<Seen> =
  { kind: 'observed'; seen: Seen } | { kind: 'unknown'; cause: UnknownCause; detail: string };

/** Not over yet: somebody was asked, or is to be. */
export interface Waiting {
  kind: 'waiting';
  /** What the next look needs to go on. */
  ticket: unknown;
  /** When that should be, ms UTC. */
  wakeAt: number;
}

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
  | 'refused-address'
  | 'dns'
  | 'connect'
  | 'tls'
  | 'timeout'
  | 'too-large'
  | 'protocol'
  /** There was an answer, which others might read. */
  | 'unreadable'
  | 'aborted'
  /** By the site's robots.txt, or because that could not be read. */
  | 'disallowed'
  | 'robots-unread'
  /** The site has just asked us to wait, or shut us out. */
  | 'held-back'
  /** A step could not be done: the page is not what the steps were written for. */
  | 'step'
  /** The browser hung, died, grew too large or is not there. */
  | 'browser';

/** Why there is no page. Thrown by `ProbeContext.fetch` and `browse`, and nothing else is. */
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

/** What a look that may last longer than a claim works with. */
export interface OpenLook {
  /** What an earlier claim of this look stored; null at its beginning. */
  ticket: unknown;
  /** The same for all looks of a probe, and for no other. */
  seed: string;
  slotAt: number;
  intervalMs: number;
  /** Somebody pressed a button for this very look. */
  wanted: boolean;
  /** The schedule chose the very moment; else any moment until the next slot will do. */
  timed: boolean;
  /** False when the probe was paused meanwhile. */
  mayAsk: boolean;
  /**
   * Stores a ticket safely, to be done before anything that must not be done twice. One that announces
   * a question is refused (false) while the platform's last one is too recent.
   */
  save(ticket: unknown, announces?: 'question'): Promise<boolean>;
  /** What persons said lines of this platform's customer service are. */
  known: KnownLines;
}

/** Something on a page. Selectors are Playwright's; `frame` is that of the iframe it stands in. */
interface Spot {
  selector: string;
  frame?: string | undefined;
}

/** Something to do on a page that was opened in the browser. */
export type BrowserStep =
  | ({ do: 'click' | 'wait-for' } & Spot)
  | ({ do: 'fill' | 'select'; value: string } & Spot)
  /** Key by key, for fields that want to hear them. */
  | ({ do: 'type'; value: string } & Spot)
  | ({ do: 'press'; key: string } & Spot)
  /**
   * Reads what stands at the selector again and again for `forMs` (a minute in all at most), or until
   * `enough` texts have come that were not there before the step ahead of this one; with `all`,
   * what was there counts too.
   */
  | ({ do: 'listen'; forMs: number; enough?: number | undefined; all?: boolean | undefined } & Spot)
  | { do: 'go'; url: string };

/** A text that came while a step listened. */
export interface Heard {
  /** Index of the step. */
  step: number;
  /** Milliseconds since the step ahead of it was done. */
  afterMs: number;
  text: string;
}

/** A page as it stood in the browser after the steps. Of its phases, only two are known. */
export interface RenderedPage extends Page {
  /** Of the whole page; null when none could be taken. */
  screenshot: { mime: string; bytes: Uint8Array } | null;
  heard: Heard[];
  /** What the site knows its visitor by, when that was asked for; null when it cannot be kept. */
  visitor: string | null;
}

/** Everything a probe may touch. */
export interface ProbeContext {
  /** null for a look that must leave no trace (a trial). */
  open: OpenLook | null;
  mail: MailWays;
  xmpp: XmppWays;
  fetch(
    url: string,
    init?: {
      method?: 'GET' | 'POST';
      headers?: Record<string, string>;
      body?: string;
      /**
       * A call with the merchant's own account of an interface that is there for accounts: what a
       * member was given leave to ask for is no crawling, so robots.txt has no say in it. Turn, gap
       * and budget of the host hold all the same. Its address or body holds the account's secret, so
       * nothing is sent where the certificate is not trusted.
       */
      asMember?: boolean;
    },
  ): Promise<Page>;
  /**
   * Opens the page in a browser, does the steps in order, and reads what there is then. Only for
   * probes whose resource is the browser: others have neither its time nor its turn.
   */
  browse(
    url: string,
    steps?: readonly BrowserStep[],
    /** Whom to come back as, null for a first visit; then `visitor` of the page is who it was. */
    visitor?: string | null,
  ): Promise<RenderedPage>;
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

/** What of a look has to be borne out from elsewhere before it counts against a supplier. */
export type Doubt = 'down' | 'not-found' | 'shut' | 'certificate';

/** How looks from other networks go with our own. */
export interface VantageRules<Seen> {
  /** Pure: what speaks so much against the supplier; null for nothing. */
  doubt(seen: Seen): Doubt | null;
  /** Pure: what a look from another network shows that holds for ours. */
  holds?(seen: Seen): Seen;
}

/** A pool of workers that does the looking. */
export type Resource = 'http' | 'browser' | 'mail';

export interface ProbeDefinition<Config, Seen> {
  kind: string;
  title: Text;
  description: Text;
  resource: Resource;
  /** Where configurations differ in what they need. */
  resourceFor?(config: Config): Resource;
  defaultIntervalSeconds: number;
  minIntervalSeconds: number;
  indicators: readonly IndicatorId[];
  config: z.ZodType<Config>;
  seen: z.ZodType<Seen>;
  /** The looking half, loaded by workers alone: `() => import('./observe.ts')`. */
  looking(): Promise<{
    observe(config: Config, context: ProbeContext): Promise<Outcome<Seen> | Waiting>;
  }>;
  /**
   * For what anybody may look at from anywhere. Without it nobody else is asked: such a look asks
   * somebody something, or the place it comes from matters.
   */
  vantages?: VantageRules<Seen>;
  /** Pure. An unknown outcome gives one reading with `x: null` per indicator, and nothing else. */
  indicate(input: IndicateInput<Seen>): Indicated;
  /**
   * Pure: what of such a look counts although no other bears it out: it looked twice itself, or that
   * rests on no page. Anything else that speaks against a supplier is seen twice before it counts.
   */
  countsAtOnce?(seen: Seen): readonly (IndicatorId | TopicId)[];
  /**
   * Pure: what was seen without what varies from look to look. While it stays the same there is no
   * hurry to judge: such looks are judged together, and share what proves them. null: this one is
   * judged and proven by itself.
   */
  gist?(seen: Seen): string | null;
  /** Pure: does the site say that it is in maintenance? null where that cannot be told. */
  inMaintenance?(seen: Seen): boolean | null;
  /** For looks of one gist that are many: how the next ones are kept as a few numbers each. */
  sample?: Sampling<Seen>;
  /** What a look saw for sale; the product pages and the market reference read it. */
  offers?(seen: Seen, corrections: Corrections): ItemOffer[];
  /** Pure: what was seen with these lines (by id) classed by a person; null when it has no such lines. */
  reclass?(seen: Seen, classes: ReadonlyMap<string, LineClass>): Seen | null;
  /** Pure: what was seen with the hits of these ids marked as dismissed by a person, and only them. */
  dismiss?(seen: Seen, hits: readonly string[]): Seen;
  /** What no other platform should show too; stored observations keep them as `marks`. */
  marks?(seen: Seen): readonly string[];
  /** Pure: what was seen with the other platforms that showed the same marks. */
  metElsewhere?(seen: Seen, elsewhere: readonly Elsewhere[]): Seen;
}
