import { messageOf } from '../fault.ts';
import { BrowserFault, type BrowserFaultKind } from './fault.ts';

const BY_NETWORK_ERROR: readonly [RegExp, BrowserFaultKind][] = [
  [/ERR_UNSAFE_REDIRECT|ERR_BLOCKED_BY|ERR_DISALLOWED_URL|ERR_UNSAFE_PORT/, 'refused-address'],
  [/ERR_NAME_/, 'dns'],
  [/ERR_SSL_|ERR_CERT_/, 'tls'],
  [/ERR_(TIMED_OUT|CONNECTION_TIMED_OUT)|Timeout \d+ms exceeded/, 'timeout'],
  [/ERR_(PROXY|TUNNEL|CONNECTION_REFUSED|ADDRESS)/, 'connect'],
  [/ERR_RESPONSE_HEADERS_TOO_BIG/, 'too-large'],
  [/ERR_(TOO_MANY_REDIRECTS|CONTENT_DECODING|INVALID_HTTP|INVALID_CHUNKED)/, 'unreadable'],
  [/Page crashed|Target crashed/, 'crashed'],
  [/has been closed|Browser closed/, 'crashed'],
];

/** Names what Playwright says about a page that could not be read. */
export function pageFault(error: unknown, url: string): BrowserFault {
  if (error instanceof BrowserFault) return error;
  // Playwright appends a log of the call to the first line.
  const message = messageOf(error).split('\n')[0] ?? '';
  const kind = BY_NETWORK_ERROR.find(([pattern]) => pattern.test(message))?.[1] ?? 'protocol';
  return new BrowserFault(kind, url, message.slice(0, 500), error);
}
