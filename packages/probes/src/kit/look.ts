import { asLookFault, causeOf } from './fault.ts';
import { type PageHealth, pageHealth } from './page-health.ts';
import type { BrowserStep, Page, ProbeContext, RenderedPage, UnknownCause } from './types.ts';

export type FetchInit = NonNullable<Parameters<ProbeContext['fetch']>[1]>;

/** A page that was fetched and kept as evidence, or why there is none to read. */
export type Look<Seen extends Page = Page> =
  | { kind: 'page'; page: Seen; health: PageHealth; sha256: string }
  | { kind: 'failed'; cause: UnknownCause; detail: string };

const MIME = /^[\w.+-]+\/[\w.+-]+/;

/** The media type a page declares; bytes of unknown kind when it declares none. */
export function mimeOf(page: Page): string {
  return MIME.exec(page.headers['content-type'] ?? '')?.[0] ?? 'application/octet-stream';
}

/** A wall is a failure to look. */
function readable<Seen extends Page>(page: Seen, sha256: string): Look<Seen> {
  const health = pageHealth(page);
  if (health.kind === 'challenged' || health.kind === 'blocked') {
    return { kind: 'failed', cause: health.kind, detail: health.detail };
  }
  return { kind: 'page', page, health, sha256 };
}

function failure(error: unknown): Look<never> {
  const fault = asLookFault(error);
  return { kind: 'failed', cause: causeOf(fault), detail: `${fault.kind}: ${fault.message}` };
}

/** Fetches, keeps the body, and judges whether it may be read. */
export async function lookAt(context: ProbeContext, url: string, init?: FetchInit): Promise<Look> {
  let page: Page;
  try {
    page = await context.fetch(url, init);
  } catch (error) {
    return failure(error);
  }
  const sha256 = await context.keep({ url: page.url, mime: mimeOf(page), bytes: page.bytes });
  return readable(page, sha256);
}

/** The same in the browser: keeps the page as it stood after the steps, and its screenshot. */
export async function lookInBrowser(
  context: ProbeContext,
  url: string,
  steps: readonly BrowserStep[] = [],
): Promise<Look<RenderedPage>> {
  let page: RenderedPage;
  try {
    page = await context.browse(url, steps);
  } catch (error) {
    return failure(error);
  }
  const sha256 = await context.keep({ url: page.url, mime: 'text/html', bytes: page.bytes });
  if (page.screenshot !== null) await context.keep({ url: page.url, ...page.screenshot });
  return readable(page, sha256);
}
