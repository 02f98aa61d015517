import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { listen } from '../../testing/servers.ts';

/** Something inside our network that nobody from outside may touch. */
export interface Canary {
  /** host:port, the same for TCP and UDP. */
  at: string;
  /** What was received: the first line of each TCP connection's first bytes, or "udp". */
  hits: string[];
  close(): void;
}

function udpOn(port: number, host: string): Promise<UdpSocket> {
  const udp = createSocket('udp4');
  udp.bind(port, host);
  return once(udp, 'listening').then(() => udp);
}

/** Counts every connection, request and datagram; answers pages like any server. */
export async function startCanary(host = '127.0.0.1'): Promise<Canary> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`);
    response.setHeader('access-control-allow-origin', '*');
    response.end('<h1>top secret</h1>');
  });
  server.on('upgrade', (request, socket) => {
    hits.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  server.on('connection', () => hits.push('tcp'));
  const at = await listen(server, host);
  const udp = await udpOn(Number(at.split(':').at(-1)), host);
  udp.on('message', () => hits.push('udp'));
  return { at, hits, close: () => udp.close() };
}
