import type { Step } from './messages.ts';

/** What one look through the browser may cost us. Times in milliseconds, sizes in bytes. */
export interface BrowserLimits {
  /** Starting a browser (the first time perhaps unpacking it), before any page is asked for. */
  launchMs: number;
  /** Until the page's own document has been read. */
  navigationMs: number;
  /** How long a page that is there may go on loading before it is read all the same. */
  settleMs: number;
  /** Each step: finding what to click, clicking it. */
  stepMs: number;
  /** All listening of one look together; it comes on top of `totalMs`. */
  listenMs: number;
  /** Reading the HTML, and taking the screenshot, each. */
  readMs: number;
  /** Laying a page of our own out, and printing it, each: it may be long, and full of pictures. */
  printMs: number;
  /** The whole look. Afterwards the browser gets `graceMs` to say why, then it is killed. */
  totalMs: number;
  graceMs: number;
  /** Name resolution and TCP, per connection. */
  connectMs: number;
  /** Silence on one connection. */
  idleMs: number;
  /** Headers of one plain answer; those within TLS are Chromium's to limit. */
  headerBytes: number;
  /** Everything that comes back over the wire in one look. */
  wireBytes: number;
  /** At once, and in all. */
  connections: number;
  connects: number;
  htmlBytes: number;
  screenshotBytes: number;
  /** CSS pixels; what lies further down is cut off. */
  screenshotHeight: number;
  /** Memory of our browser with all its processes. */
  memoryBytes: number;
  /** A browser is replaced after so many looks, after this age, and when idle for so long. */
  looks: number;
  ageMs: number;
  unusedMs: number;
  /** Browsers at once; each does one look at a time. */
  browsers: number;
}

export const DEFAULT_BROWSER_LIMITS: BrowserLimits = {
  launchMs: 60_000,
  navigationMs: 20_000,
  settleMs: 5_000,
  stepMs: 5_000,
  listenMs: 60_000,
  readMs: 8_000,
  printMs: 30_000,
  totalMs: 45_000,
  graceMs: 2_000,
  connectMs: 5_000,
  idleMs: 15_000,
  headerBytes: 16_384,
  wireBytes: 40_000_000,
  connections: 128,
  connects: 1_000,
  htmlBytes: 10_000_000,
  screenshotBytes: 12_000_000,
  screenshotHeight: 10_000,
  memoryBytes: 1_000_000_000,
  looks: 50,
  ageMs: 600_000,
  unusedMs: 60_000,
  browsers: 2,
};

/** How long a look with these steps may take. */
export function lookMs(steps: readonly Step[], limits: BrowserLimits): number {
  const listening = steps.map((step) => (step.do === 'listen' ? step.forMs : 0));
  const wanted = listening.reduce((sum, ms) => sum + ms, 0);
  return limits.totalMs + Math.min(wanted, limits.listenMs);
}
