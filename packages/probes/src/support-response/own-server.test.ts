import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testContext } from '../testing/context.ts';
import { observe } from './observe.ts';
import { Config } from './schema.ts';

// What goes wrong at the operator's own server says nothing of the supplier.

let garbled: Server;
beforeAll(async () => {
  garbled = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end('this is no TLS\r\n');
  });
  await new Promise<void>((resolve) => garbled.listen(0, '127.0.0.1', resolve));
});
afterAll(() => garbled.close());

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function configFor(channel: 'mail' | 'xmpp', port: number): Config {
  const login = { host: '127.0.0.1', port, user: 'me', password: 'canary-31' };
  const account =
    channel === 'mail'
      ? { from: 'me@own.test', smtp: login, imap: login }
      : { ...login, domain: 'own.test' };
  return Config.parse({ channel, address: 'kefu@shop.test', account });
}

it.each([
  ['mail', 'is not there', closedPort, 'connect'],
  ['xmpp', 'is not there', closedPort, 'connect'],
  ['mail', 'speaks no TLS', async () => (garbled.address() as AddressInfo).port, 'tls'],
] as const)('a server for %s that %s is a fault of ours', async (channel, _what, portOf, kind) => {
  const config = configFor(channel, await portOf());
  const outcome = await observe(config, testContext());
  expect(outcome).toMatchObject({ kind: 'unknown', cause: 'prober-fault' });
  const { detail } = outcome as { detail: string };
  expect(detail).toContain(`our own server: ${kind}`);
  expect(detail).not.toContain('canary-31');
});

it('a server is asked at the port of its kind, unless another is named', () => {
  const login = { host: 'own.test', user: 'me', password: 'x' };
  const address = 'kefu@shop.test';
  const account = { from: 'me@own.test', smtp: login, imap: { ...login, port: 1993 } };
  expect(Config.parse({ channel: 'mail', address, account })).toMatchObject({
    account: { smtp: { port: 465 }, imap: { port: 1993 } },
  });
  expect(
    Config.parse({ channel: 'xmpp', address, account: { ...login, domain: 'own.test' } }),
  ).toMatchObject({ account: { port: 5222 } });
});
