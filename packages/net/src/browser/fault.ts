import type { FetchFaultKind } from '../fault.ts';

/**
 * Beyond what a fetch can meet: the page ran on without end (`hung`), its process died (`crashed`),
 * it took more memory than it may (`memory`), a step could not be done (`step`), or there is no
 * browser to look with (`unavailable`). The last one is always our own fault.
 */
export type BrowserFaultKind =
  FetchFaultKind | 'hung' | 'crashed' | 'memory' | 'step' | 'unavailable';

const KINDS: ReadonlySet<string> = new Set<BrowserFaultKind>([
  'refused-address',
  'dns',
  'connect',
  'tls',
  'timeout',
  'too-large',
  'protocol',
  'unreadable',
  'aborted',
  'hung',
  'crashed',
  'memory',
  'step',
  'unavailable',
]);

export function isBrowserFaultKind(kind: string): kind is BrowserFaultKind {
  return KINDS.has(kind);
}

/** Why a look through the browser gave no page; the only thing the browser throws. */
export class BrowserFault extends Error {
  override readonly name = 'BrowserFault';
  readonly kind: BrowserFaultKind;
  readonly url: string;
  constructor(kind: BrowserFaultKind, url: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.url = url;
  }
}
