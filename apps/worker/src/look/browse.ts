import type { BrowserFault, BrowserFaultKind, Seen } from '@kaopu/net/browser';
import { LookFault, type LookFaultKind, type RenderedPage } from '@kaopu/probes';

/** A page that hung or killed its browser is not known to be bad: we could not look. */
function kindOf(kind: BrowserFaultKind): LookFaultKind {
  switch (kind) {
    case 'hung':
    case 'crashed':
    case 'memory':
    case 'unavailable':
      return 'browser';
    default:
      return kind;
  }
}

/** It outranks whatever charset the page declares, which is no longer that of these bytes. */
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

export function lookFaultOf(fault: BrowserFault): LookFault {
  return new LookFault(kindOf(fault.kind), fault.url, fault.message);
}

export function renderedPage(seen: Seen): RenderedPage {
  const { finalUrl, status, headers, html, screenshot, screenshotMime, timings, heard, visitor } =
    seen;
  return {
    url: finalUrl,
    status,
    headers,
    text: html,
    bytes: Buffer.concat([UTF8_MARK, Buffer.from(html)]),
    phases: {
      dns: null,
      connect: null,
      tls: null,
      firstByte: timings.response,
      total: timings.screenshot,
    },
    tls: null,
    screenshot: screenshot === null ? null : { mime: screenshotMime, bytes: screenshot },
    heard,
    visitor,
  };
}
