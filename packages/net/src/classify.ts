import ipaddr from 'ipaddr.js';

const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Azure's platform address: globally routable by its number, internal by its use. */
const AZURE_PLATFORM = '168.63.129.16';

/**
 * Is this address on the public internet? Anything that does not parse, or that embeds an IPv4
 * address in an IPv6 transition form (NAT64, 6to4, Teredo), is `private`: we refuse what we cannot tell.
 */
export function classifyAddress(ip: string): 'public' | 'private' {
  if (!ipaddr.isValid(ip)) return 'private';
  const address = ipaddr.process(ip);
  if (address.range() !== 'unicast') return 'private';
  if (address instanceof ipaddr.IPv6) {
    // The range names alone call ::7f00:1 (IPv4-compatible, deprecated) unicast.
    return address.zoneId === undefined && address.match(GLOBAL_UNICAST_V6) ? 'public' : 'private';
  }
  return address.toString() === AZURE_PLATFORM ? 'private' : 'public';
}
