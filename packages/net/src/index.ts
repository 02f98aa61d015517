export * from './address.ts';
export { FetchFault, type FetchFaultKind } from './fault.ts';
export {
  createFetcher,
  type FetchInit,
  type FetchOptions,
  type FetchPhases,
  type Fetched,
  type Fetcher,
} from './fetch.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export type { Resolve } from './open-socket.ts';
export { retryAfterMs } from './retry-after.ts';
export { robotsAllow, type RobotsAnswer, robotsIn, robotsUrl } from './robots.ts';
export type { TlsDetails } from './tls-details.ts';
