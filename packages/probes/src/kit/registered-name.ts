import { getDomain } from 'tldts';

/** The name a site's owner registered; null for addresses and for names that somebody else lends. */
export function registeredName(hostname: string): string | null {
  const name = getDomain(hostname);
  return name === getDomain(hostname, { allowPrivateDomains: true }) ? name : null;
}
