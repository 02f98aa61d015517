import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { isOwnAddress } from './own-address.ts';

const at = (address: string) => ({ address }) as NetworkInterfaceInfo;
const INTERFACES = { eth0: [at('8.8.4.4'), at('2400:3200::1')], down: undefined };

describe('an address of ours', () => {
  it.each(['8.8.4.4', '::ffff:8.8.4.4', '::ffff:808:404', '2400:3200::1', '2400:3200:0:0::1'])(
    'is known as %s',
    (ip) => expect(isOwnAddress(ip, INTERFACES)).toBe(true),
  );

  it.each(['8.8.8.8', '::ffff:8.8.8.8', '2400:3200::2', 'no address'])('is not %s', (ip) =>
    expect(isOwnAddress(ip, INTERFACES)).toBe(false),
  );

  it('is known of this machine too', () => {
    expect(isOwnAddress('127.0.0.1')).toBe(true);
    expect(isOwnAddress('::ffff:7f00:1')).toBe(true);
  });
});
