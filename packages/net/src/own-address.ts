import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';

const spelt = (ip: string) => (ipaddr.isValid(ip) ? ipaddr.process(ip).toString() : ip);

/** Is this an address of an interface of ours, however it is written? */
export function isOwnAddress(ip: string, interfaces = networkInterfaces()): boolean {
  const address = spelt(ip);
  return Object.values(interfaces).some((list) =>
    list?.some((entry) => spelt(entry.address) === address),
  );
}
