import { asLookFault, causeOf } from './fault.ts';
import { type PageHealth, pageHealth } from './page-health.ts';
import type { Page, ProbeContext, UnknownCause } from './types.ts';

/** A page that was fetched and kept as evidence, or why there is none to read. */
export type Look =
  | { kind: 'page'; page: Page; health: PageHealth; sha256: string }
  | { kind: 'failed'; cause: UnknownCause; detail: string };

const MIME = /^[\w.+-]+\/[\w.+-]+/;

/** The media type a page declares; bytes of unknown kind when it declares none. */
export function mimeOf(page: Page): string {
  return MIME.exec(page.headers['content-type'] ?? '')?.[0] ?? 'application/octet-stream';
}

/** Fetches, keeps the body, and judges whether it may be read: a wall is a failure to look. */
export async function lookAt(
  context: ProbeContext,
  url: string,
  init?: Parameters<ProbeContext['fetch']>[1],
): Promise<Look> {
  let page: Page;
  try {
    page = await context.fetch(url, init);
  } catch (error) {
    const fault = asLookFault(error);
    return { kind: 'failed', cause: causeOf(fault), detail: `${fault.kind}: ${fault.message}` };
  }
  const sha256 = await context.keep({ url: page.url, mime: mimeOf(page), bytes: page.bytes });
  const health = pageHealth(page);
  if (health.kind === 'challenged' || health.kind === 'blocked') {
    return { kind: 'failed', cause: health.kind, detail: health.detail };
  }
  return { kind: 'page', page, health, sha256 };
}
