export { type BrowserOptions, createBrowser, type GuardedBrowser, type Seen } from './browser.ts';
export { BrowserFault, type BrowserFaultKind } from './fault.ts';
export { type BrowserSource, findChromium, type FoundChromium } from './find-chromium.ts';
export { prepareFonts } from './fonts.ts';
export { type BrowserLimits, DEFAULT_BROWSER_LIMITS } from './limits.ts';
export type { Heard, Step } from './messages.ts';
export { onPath } from './on-path.ts';
export { browserFolder } from './place.ts';
