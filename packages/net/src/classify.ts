import ipaddr from 'ipaddr.js';

const GLOBAL_UNICAST_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Azure's platform address: globally routable by its number, internal by its use. */
const AZURE_PLATFORM = '168.63.129.16';

/** ISATAP writes an IPv4 address into the lower half of an IPv6 one, after these two words. */
function isIsatap(address: ipaddr.IPv6): boolean {
  const [, , , , first, second] = address.parts;
  return (first === 0 || first === 0x0200) && second === 0x5efe;
}

/**
 * Is this address on the public internet? Anything that does not parse, or that embeds an IPv4
 * address in an IPv6 transition form (NAT64, 6to4, Teredo, ISATAP), is `private`: we refuse what we cannot tell.
 */
export function classifyAddress(ip: string): 'public' | 'private' {
  if (!ipaddr.isValid(ip)) return 'private';
  const address = ipaddr.process(ip);
  if (address.range() !== 'unicast') return 'private';
  if (address instanceof ipaddr.IPv6) {
    // The range names alone call ::7f00:1 (IPv4-compatible, deprecated) unicast.
    if (address.zoneId !== undefined || isIsatap(address)) return 'private';
    return address.match(GLOBAL_UNICAST_V6) ? 'public' : 'private';
  }
  return address.toString() === AZURE_PLATFORM ? 'private' : 'public';
}
