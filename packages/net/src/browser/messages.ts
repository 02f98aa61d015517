import type { BrowserFaultKind } from './fault.ts';
import type { BrowserSource } from './find-chromium.ts';
import type { BrowserLimits } from './limits.ts';

/** Something to do on the page, in order, before it is read. Selectors are Playwright's. */
export type Step =
  | { do: 'click'; selector: string }
  | { do: 'fill'; selector: string; value: string }
  | { do: 'press'; selector: string; key: string }
  | { do: 'select'; selector: string; value: string }
  | { do: 'wait-for'; selector: string }
  | { do: 'go'; url: string };

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
}

/** `spent`: the browser can no longer be trusted to work. */
export type HostMessage =
  | { kind: 'ready'; source: BrowserSource; version: string; cjkFont: boolean }
  | { kind: 'unavailable'; message: string }
  | { kind: 'page'; news: LookNews; html: number; screenshot: number; spent: boolean }
  | {
      kind: 'fault';
      fault: BrowserFaultKind;
      url: string;
      message: string;
      spent: boolean;
    };
