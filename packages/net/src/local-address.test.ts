import { afterEach, describe, expect, it } from 'vitest';
import { closeServers, faultOf, fetcher, site } from './testing/servers.ts';

afterEach(closeServers);

describe('a source address', () => {
  it('is where connections come from', async () => {
    const from: unknown[] = [];
    const origin = await site((request, response) => {
      from.push(request.socket.remoteAddress);
      response.end('ok');
    });
    await fetcher({ localAddress: '127.0.1.1' })(origin);
    await fetcher({ localAddress: '127.0.1.2' })(origin);
    expect(from).toEqual(['127.0.1.1', '127.0.1.2']);
  });

  it.each([
    ['that is not this machine’s', '192.0.2.1'],
    ['of the other family', '::1'],
  ])('%s is a fault of ours, not the site’s', async (_which, localAddress) => {
    const origin = await site((_request, response) => response.end('ok'));
    expect(await faultOf(fetcher({ localAddress })(origin))).toBe('refused-address');
  });
});
