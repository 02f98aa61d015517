import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

export interface MetricsServer {
  port: number;
  close(): Promise<void>;
}

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * Answers `/metrics` and nothing else. On loopback only names of this machine are answered to, so
 * that no page in a browser can read it under a name of its own.
 *
 * @param host an address of this machine
 */
export async function serveMetrics(
  registry: Registry,
  host: string,
  port: number,
): Promise<MetricsServer> {
  const isLocal = host === '127.0.0.1' || host === '::1';
  const server = createServer((request, response) => {
    const isOurs = !isLocal || LOCAL.test(request.headers.host ?? '');
    const path = request.url?.split('?', 1)[0];
    if (!isOurs || path !== '/metrics' || request.method !== 'GET') {
      response.writeHead(isOurs ? 404 : 403).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  // Whoever scrapes does so in a moment; nothing of ours waits for a connection that is held open.
  server.requestTimeout = 10_000;
  await listen(server, host, port);
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
