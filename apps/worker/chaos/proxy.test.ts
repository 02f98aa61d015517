import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { openProxy, type Proxy } from './proxy.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

/** A store that repeats what it is told, and remembers it. */
async function open(): Promise<{ proxy: Proxy; heard: string[]; visit(): Promise<Socket> }> {
  const heard: string[] = [];
  const store = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (text: string) => {
      heard.push(text);
      socket.write(text);
    });
  });
  await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
  closers.push(() => store.close());
  const proxy = await openProxy((store.address() as AddressInfo).port);
  closers.push(() => proxy.close());
  return {
    proxy,
    heard,
    async visit() {
      const socket = connect({ host: '127.0.0.1', port: proxy.port });
      closers.push(() => socket.destroy());
      socket.setEncoding('utf8').on('error', () => undefined);
      await once(socket, 'connect');
      return socket;
    },
  };
}

async function say(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  const [answer] = (await once(socket, 'data')) as [string];
  return answer;
}

/** Reset by the other side or not. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => resolve()));
}

it('carries both ways, also with a delay', async () => {
  const { proxy, visit } = await open();
  const socket = await visit();
  expect(await say(socket, 'one')).toBe('one');
  proxy.delay(5);
  expect(await say(socket, 'two')).toBe('two');
});

it('resets what is open, and takes new connections', async () => {
  const { proxy, visit } = await open();
  const socket = await visit();
  await say(socket, 'one');
  const isClosed = closed(socket);
  expect(proxy.cut()).toBe(1);
  await isClosed;
  expect(await say(await visit(), 'two')).toBe('two');
});

it('loses the reply to what the store has heard', async () => {
  const { proxy, heard, visit } = await open();
  const socket = await visit();
  proxy.loseReplyTo('COMMIT');
  expect(await say(socket, 'BEGIN')).toBe('BEGIN');
  const isClosed = closed(socket);
  socket.write('COMMIT');
  await isClosed;
  expect(heard).toEqual(['BEGIN', 'COMMIT']);
  expect(proxy.lost()).toBe(1);
});

it('leaves frozen connections open and mute, while new ones are sound', async () => {
  const { proxy, heard, visit } = await open();
  const frozen = await visit();
  await say(frozen, 'one');
  expect(proxy.freeze()).toBe(1);
  frozen.write('unheard');
  expect(await say(await visit(), 'two')).toBe('two');
  expect(heard).toEqual(['one', 'two']);
  expect(frozen.destroyed).toBe(false);
});
