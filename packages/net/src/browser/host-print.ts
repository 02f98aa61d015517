import type { Browser } from 'playwright-core';
import { within } from './deadline.ts';
import type { BrowserLimits } from './limits.ts';

/**
 * Prints a page of ours on A4, in a context of its own that runs no script and whose only way out leads
 * nowhere. Throws BrowserFault `hung`.
 */
export async function hostPrint(
  browser: Browser,
  html: string,
  { printMs }: BrowserLimits,
): Promise<Buffer> {
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
  try {
    const page = await context.newPage();
    await within(printMs, page.setContent(html, { waitUntil: 'load' }), 'hung', '', 'laying out');
    const printing = page.pdf({ format: 'A4', printBackground: true, preferCSSPageSize: true });
    return await within(printMs, printing, 'hung', '', 'printing');
  } finally {
    await context.close().catch(() => undefined);
  }
}
