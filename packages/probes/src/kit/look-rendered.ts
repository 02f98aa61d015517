import { type Look, lookAt, lookInBrowser } from './look.ts';
import type { ProbeContext } from './types.ts';

/**
 * The page as the browser shows it, so that what scripts fill in is there, with a picture. Only for
 * probes whose resource is the browser. Where there is none, the page's source has to do.
 */
export async function lookRendered(context: ProbeContext, url: string): Promise<Look> {
  const look = await lookInBrowser(context, url);
  const isOurs = look.kind === 'failed' && look.cause === 'prober-fault';
  return isOurs ? lookAt(context, url) : look;
}
