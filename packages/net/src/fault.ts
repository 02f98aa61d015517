export type FetchFaultKind =
  'refused-address' | 'dns' | 'connect' | 'tls' | 'timeout' | 'too-large' | 'protocol' | 'aborted';

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

function codeOf(error: unknown): string {
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

/** Names whatever went wrong after the connection stood. */
export function exchangeFault(error: unknown, url: string): FetchFault {
  if (error instanceof FetchFault) return error;
  return new FetchFault(KIND_BY_CODE[codeOf(error)] ?? 'protocol', url, messageOf(error), error);
}
