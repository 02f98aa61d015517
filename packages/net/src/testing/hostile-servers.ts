import { createServer as createTcpServer, type Socket } from 'node:net';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { listen } from './servers.ts';

const OK = 'HTTP/1.1 200 OK\r\n';

function pump(socket: Socket, chunk: string | Uint8Array): void {
  while (!socket.destroyed && socket.write(chunk));
  socket.once('drain', () => pump(socket, chunk));
}

function drip(socket: Socket, chunk: string): void {
  const timer = setInterval(() => socket.write(chunk), 20);
  socket.on('close', () => clearInterval(timer));
}

function encoded(encoding: string, body: Uint8Array): Buffer {
  const head = `${OK}Content-Encoding: ${encoding}\r\nContent-Length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

const HUGE = Buffer.alloc(200_000_000, '<p>x');
const GZIP = encoded('gzip', gzipSync(HUGE));
const BROTLI = encoded(
  'br',
  brotliCompressSync(HUGE, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
);
const TWICE = encoded('gzip, gzip', gzipSync(gzipSync(HUGE)));

/** Ways a server can treat whoever asks it; none of them ends well. */
export const HOSTILE: Record<string, (socket: Socket) => void> = {
  'says nothing': () => undefined,
  'drips headers': (socket) => {
    socket.write(OK);
    drip(socket, 'X-A: b\r\n');
  },
  'drips a body': (socket) => {
    socket.write(`${OK}\r\n`);
    drip(socket, '.');
  },
  'floods headers': (socket) => {
    socket.write(OK);
    pump(socket, `X-Pad: ${'a'.repeat(60_000)}\r\n`);
  },
  'floods a body': (socket) => {
    socket.write(`${OK}\r\n`);
    pump(socket, Buffer.alloc(65_536, 'x'));
  },
  'floods chunks': (socket) => {
    socket.write(`${OK}Transfer-Encoding: chunked\r\n\r\n`);
    pump(socket, '1\r\nx\r\n'.repeat(10_000));
  },
  'floods chunk extensions': (socket) => {
    socket.write(`${OK}Transfer-Encoding: chunked\r\n\r\n1;`);
    pump(socket, 'a'.repeat(65_536));
  },
  'floods interim answers': (socket) => pump(socket, 'HTTP/1.1 103 Hints\r\n\r\n'.repeat(3_000)),
  'sends a gzip bomb': (socket) => void socket.end(GZIP),
  'sends a brotli bomb': (socket) => void socket.end(BROTLI),
  'sends a bomb in a bomb': (socket) => void socket.end(TWICE),
  'promises more than it sends': (socket) =>
    void socket.end(`${OK}Content-Length: 999999\r\n\r\nshort`),
  'promises more than there is': (socket) =>
    void socket.write(`${OK}Content-Length: 99999999999999999999\r\n\r\n`),
  'breaks a chunk': (socket) =>
    void socket.end(`${OK}Transfer-Encoding: chunked\r\n\r\nZZ\r\nhi\r\n`),
  'resets in the body': (socket) => {
    socket.write(`${OK}Content-Length: 9999\r\n\r\nhalf`, () => socket.resetAndDestroy());
  },
  'speaks something else': (socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
};

export async function hostileServer(behave: (socket: Socket) => void): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => behave(socket));
  });
  return `http://${await listen(server)}`;
}
