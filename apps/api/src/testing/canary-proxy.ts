import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CanaryProxy {
  url: string;
  /** Everything that was asked, of our servers by its URL, of strangers by URL or by host and port. */
  asked: string[];
  stop(): Promise<void>;
}

/**
 * A proxy all of a browser's traffic goes through and is noted by. What is for one of `ours`
 * passes; anything else is answered with nothing.
 */
export async function startCanaryProxy(ours: readonly string[]): Promise<CanaryProxy> {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const url = incoming.url ?? '';
    asked.push(url);
    if (ours.some((origin) => url.startsWith(`${origin}/`))) pass(incoming, outgoing, url);
    else outgoing.writeHead(204).end();
  });
  server.on('connect', (incoming, socket) => {
    asked.push(incoming.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pass(incoming: IncomingMessage, outgoing: ServerResponse, url: string): void {
  const { method, headers } = incoming;
  const onwards = request(url, { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onwards.on('error', () => outgoing.destroy());
  incoming.pipe(onwards);
}
