import type { CDPSession } from 'playwright-core';
import { BrowserFault } from './fault.ts';
import type { BrowserLimits } from './limits.ts';

/** CSS pixels of a screenshot; what lies further right is cut off. */
const WIDEST = 2_000;

/**
 * Runs in a world of its own: the page's scripts share the document with it, but cannot change what
 * its functions do. Its length is looked at before anything leaves the page's process.
 */
function reader(limit: number): string {
  return `(() => {
    const root = document.documentElement;
    const doctype = document.doctype === null ? '' : '<!DOCTYPE html>\\n';
    const html = root === null ? '' : doctype + root.outerHTML;
    return html.length > ${limit} ? html.length : html;
  })()`;
}

/** The document as it stands now. Throws BrowserFault `too-large`. */
export async function readHtml(
  cdp: CDPSession,
  limits: BrowserLimits,
  url: string,
): Promise<string> {
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId } = await cdp.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'kaopu',
  });
  const { result } = await cdp.send('Runtime.evaluate', {
    expression: reader(limits.htmlBytes),
    contextId: executionContextId,
    returnByValue: true,
  });
  const html: unknown = result.value;
  if (typeof html === 'string') return html;
  throw new BrowserFault('too-large', url, `a document of ${String(html)} characters`);
}

export interface Shot {
  bytes: Buffer;
  mime: 'image/png' | 'image/jpeg';
  /** The page is longer than what is shown. */
  cut: boolean;
}

/** The whole page down to the limit, without running any script of ours in it. */
export async function takeShot(cdp: CDPSession, limits: BrowserLimits): Promise<Shot> {
  const { cssContentSize, cssLayoutViewport } = await cdp.send('Page.getLayoutMetrics');
  const width = Math.min(Math.max(cssContentSize.width, cssLayoutViewport.clientWidth), WIDEST);
  const height = Math.max(cssContentSize.height, cssLayoutViewport.clientHeight);
  const clip = { x: 0, y: 0, width, height: Math.min(height, limits.screenshotHeight), scale: 1 };
  const cut = height > limits.screenshotHeight;
  const capture = async (format: 'png' | 'jpeg') => {
    const { data } = await cdp.send('Page.captureScreenshot', {
      format,
      ...(format === 'jpeg' ? { quality: 60 } : {}),
      captureBeyondViewport: true,
      clip,
    });
    return Buffer.from(data, 'base64');
  };
  const png = await capture('png');
  if (png.length <= limits.screenshotBytes) return { bytes: png, mime: 'image/png', cut };
  const jpeg = await capture('jpeg');
  if (jpeg.length <= limits.screenshotBytes) return { bytes: jpeg, mime: 'image/jpeg', cut };
  throw new Error(`the screenshot takes ${jpeg.length} bytes`);
}
