import { BrowserFault, type BrowserFaultKind } from './fault.ts';

/**
 * `work`, or a fault of this kind after `ms`. Most calls into a browser have no end of their own; the
 * work itself goes on in the browser, so whoever gets this fault should not use the page again.
 */
export async function within<T>(
  ms: number,
  work: Promise<T>,
  kind: BrowserFaultKind,
  url: string,
  what: string,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  // What comes after the deadline concerns nobody.
  work.catch(() => undefined);
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new BrowserFault(kind, url, `${what} took longer than ${ms} ms`));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
