import ipaddr from 'ipaddr.js';

/** Exceptions to the address rule, made by the operator of this installation. */
export interface AllowList {
  ranges: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];
  /** Host names that would be refused as local; their addresses need an entry of their own. */
  names: readonly string[];
}

const HOST_NAME = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/;

/**
 * Reads a comma separated list of CIDRs, single addresses and host names,
 * such as `127.0.0.0/8,::1/128`. Throws a RangeError on an entry that is none of them.
 */
export function parseAllow(list: string): AllowList {
  const ranges: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
  const names: string[] = [];
  for (const part of list.split(',')) {
    const entry = part.trim().toLowerCase();
    if (entry === '') continue;
    if (ipaddr.isValidCIDR(entry)) {
      ranges.push(ipaddr.parseCIDR(entry));
    } else if (ipaddr.isValid(entry)) {
      const address = ipaddr.process(entry);
      ranges.push([address, address.kind() === 'ipv4' ? 32 : 128]);
    } else if (HOST_NAME.test(entry)) {
      names.push(entry);
    } else {
      throw new RangeError(`not a CIDR, an address or a host name: ${entry}`);
    }
  }
  return { ranges, names };
}

export const ALLOW_NOTHING_PRIVATE: AllowList = { ranges: [], names: [] };

export function isAllowListed(ip: string, allow: AllowList): boolean {
  if (!ipaddr.isValid(ip)) return false;
  const address = ipaddr.process(ip);
  return allow.ranges.some(
    ([range, bits]) => range.kind() === address.kind() && address.match(range, bits),
  );
}
