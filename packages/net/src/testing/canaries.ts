import { createServer } from 'node:net';
import { listen } from './servers.ts';

const PORTS = [80, 443, 8080, 8443];
const HOSTS = ['127.0.0.1', '::1'];

/**
 * Listens on loopback, on every port a public site may have that is free here, and counts the
 * connections: none may ever come. `ports` says which could be had.
 */
export async function startCanaries(): Promise<{ ports: number[]; hits: () => number }> {
  let hits = 0;
  const ports = new Set<number>();
  for (const port of PORTS) {
    for (const host of HOSTS) {
      const server = createServer((socket) => {
        hits += 1;
        socket.destroy();
      });
      try {
        await listen(server, host, port);
        ports.add(port);
      } catch {
        // Taken, or not for this account to have.
      }
    }
  }
  return { ports: [...ports], hits: () => hits };
}
