export { type AllowList, ALLOW_NOTHING_PRIVATE, isAllowListed, parseAllow } from './allow-list.ts';
export { checkUrl, type UrlCheck, type UrlProblem } from './check-url.ts';
export { classifyAddress } from './classify.ts';
export { hostKey } from './host-key.ts';
