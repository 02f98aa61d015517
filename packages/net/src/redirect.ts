import { FetchFault } from './fault.ts';
import { type Request, without } from './request.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What may follow a redirect to another origin; everything else may be a secret of the first one. */
const SAFE_HEADERS = new Set(['accept', 'accept-language', 'user-agent', 'accept-encoding']);

export function isRedirect(status: number, headers: Record<string, string>): boolean {
  return REDIRECTS.has(status) && headers['location'] !== undefined;
}

/**
 * Many Chinese sites write the path of a redirect in raw UTF-8 or GBK. The bytes, which come to us one
 * a character, are escaped as they are, as browsers do.
 */
function escaped(location: string): string {
  return location.replace(
    /[\u0080-\u00ff]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The request an answer sends us on to, unchecked; null when the answer is final. */
export function redirected(
  request: Request,
  answer: { status: number; headers: Record<string, string> },
): Request | null {
  const header = answer.headers['location'];
  if (!REDIRECTS.has(answer.status) || header === undefined) return null;
  const location = escaped(header);
  if (!URL.canParse(location, request.url.href)) {
    throw new FetchFault('protocol', request.url.href, `redirect to nowhere: ${location}`);
  }
  const url = new URL(location, request.url);
  const keepsBody = answer.status === 307 || answer.status === 308;
  const crossOrigin = url.origin !== request.url.origin;
  const kept = crossOrigin
    ? without(request.headers, (name) => !SAFE_HEADERS.has(name))
    : request.headers;
  if (keepsBody && !crossOrigin) return { ...request, url, headers: kept };
  return {
    ...request,
    url,
    method: 'GET',
    headers: without(kept, (name) => name.startsWith('content-')),
    body: null,
  };
}
