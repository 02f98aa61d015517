export type FetchFaultKind =
  | 'refused-address'
  | 'dns'
  | 'connect'
  | 'tls'
  | 'timeout'
  | 'too-large'
  /** The connection broke off, or leads nowhere. */
  | 'protocol'
  /** There was an answer, which others might read: we are stricter than browsers, and follow less. */
  | 'unreadable'
  | 'aborted';

/** Why a request gave no page; the only thing the fetcher throws. */
export class FetchFault extends Error {
  override readonly name = 'FetchFault';
  readonly kind: FetchFaultKind;
  readonly url: string;
  constructor(kind: FetchFaultKind, url: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.url = url;
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

const KIND_BY_CODE: Record<string, FetchFaultKind> = {
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  HPE_HEADER_OVERFLOW: 'too-large',
};

/** What undici calls an interim answer that nobody asked for. */
const UNASKED = new Set(['bad response', 'bad upgrade']);

/** Did undici get an answer that it does not take? */
function isUntaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'HTTPParserError' || UNASKED.has(error.message);
}

/** Names whatever went wrong after the connection stood. */
export function exchangeFault(error: unknown, url: string): FetchFault {
  if (error instanceof FetchFault) return error;
  const kind = KIND_BY_CODE[codeOf(error)] ?? (isUntaken(error) ? 'unreadable' : 'protocol');
  return new FetchFault(kind, url, messageOf(error), error);
}
