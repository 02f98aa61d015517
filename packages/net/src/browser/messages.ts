import type { BrowserFaultKind } from './fault.ts';
import type { BrowserSource } from './find-chromium.ts';
import type { BrowserLimits } from './limits.ts';

/** Something on the page. Selectors are Playwright's; `frame` is that of the iframe it stands in. */
export interface Spot {
  selector: string;
  frame?: string | undefined;
}

/** Something to do on the page, in order, before it is read. */
export type Step =
  | ({ do: 'click' | 'wait-for' } & Spot)
  | ({ do: 'fill' | 'select'; value: string } & Spot)
  /** Key by key, for fields that want to hear them. */
  | ({ do: 'type'; value: string } & Spot)
  | ({ do: 'press'; key: string } & Spot)
  /**
   * Reads what stands at the selector again and again for `forMs`, or until `enough` texts have come
   * that were not there before the step ahead of this one; with `all`, what was there counts too.
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

/** What the host is told at its start. */
export interface Setup {
  chromium: string | undefined;
  folder: string;
  scratch: string;
  account: { uid: number; gid: number } | null;
  userAgent: string;
  limits: BrowserLimits;
}

/** One look, as the host is asked for it. */
export interface LookOrder {
  url: string;
  steps: readonly Step[];
  proxyPort: number;
  /** Comes back as this visitor; null for a first visit. Absent: nothing is kept of the visit. */
  visitor?: string | null | undefined;
}

/** A page of our own to be printed: HTML that needs nothing else. */
export interface PrintOrder {
  print: string;
}

/** Milliseconds on a monotonic clock since the look began in the browser. */
export interface LookTimings {
  /** The page's own document began to arrive. */
  response: number;
  /** It was read to its end; null when it was not. */
  loaded: number | null;
  steps: number;
  html: number;
  screenshot: number;
}

/** What the host says about a look that came to its end, bodies apart. */
export interface LookNews {
  finalUrl: string;
  status: number;
  headers: Record<string, string>;
  timings: LookTimings;
  /** Why there is no screenshot. */
  screenshotProblem: string | null;
  screenshotMime: 'image/png' | 'image/jpeg';
  /** The page is longer than the screenshot shows. */
  screenshotCut: boolean;
  /** Windows the page tried to open. */
  popups: number;
  heard: Heard[];
  /** Cookies and storage, to come back with; null when not asked for, or too large. */
  visitor: string | null;
}

/** The worker's answer to `leads`. */
export interface Leave {
  mayFollow: boolean;
}

/** `spent`: the browser can no longer be trusted to work. */
export type HostMessage =
  | { kind: 'ready'; source: BrowserSource; version: string; cjkFont: boolean }
  | { kind: 'unavailable'; message: string }
  /** The page itself leads on to this address: may it? */
  | { kind: 'leads'; url: string }
  | { kind: 'page'; news: LookNews; html: number; screenshot: number; spent: boolean }
  | { kind: 'printed'; spent: boolean }
  | {
      kind: 'fault';
      fault: BrowserFaultKind;
      url: string;
      message: string;
      spent: boolean;
    };
