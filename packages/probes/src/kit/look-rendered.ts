import { asLookFault, causeOf } from './fault.ts';
import { type Look, lookAt, mimeOf } from './look.ts';
import { pageHealth } from './page-health.ts';
import type { ProbeContext, RenderedPage } from './types.ts';

/**
 * Opens a page in the browser, so that what scripts fill in is there, and keeps it with a picture. Only
 * for probes whose resource is the browser. Where there is none, the page's source has to do.
 */
export async function lookRendered(context: ProbeContext, url: string): Promise<Look> {
  let page: RenderedPage;
  try {
    page = await context.browse(url);
  } catch (error) {
    const fault = asLookFault(error);
    if (fault.kind === 'browser') return lookAt(context, url);
    return { kind: 'failed', cause: causeOf(fault), detail: `${fault.kind}: ${fault.message}` };
  }
  const sha256 = await context.keep({ url: page.url, mime: mimeOf(page), bytes: page.bytes });
  if (page.screenshot !== null) await context.keep({ url: page.url, ...page.screenshot });
  const health = pageHealth(page);
  if (health.kind === 'challenged' || health.kind === 'blocked') {
    return { kind: 'failed', cause: health.kind, detail: health.detail };
  }
  return { kind: 'page', page, health, sha256 };
}
