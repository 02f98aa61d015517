import type { Came, Reply } from './services.ts';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** How a service answers; one that hangs says nothing, and one that is cut breaks off. */
export type Manner = Reply | 'hang' | 'cut';

export interface PlayedService {
  origin: string;
  came: Came[];
  behave: (manner: Manner | ((came: Came) => Manner)) => void;
  close: () => Promise<void>;
}

function answer(response: ServerResponse, manner: Manner): void {
  if (manner === 'hang') return;
  if (manner === 'cut') {
    response.destroy();
    return;
  }
  response.writeHead(manner.status, manner.headers).end(manner.body);
}

/** A server on loopback that writes down what comes. */
export async function playService(): Promise<PlayedService> {
  const came: Came[] = [];
  let manner: (one: Came) => Manner = () => ({ status: 204, body: '' });
  const server = createServer((request, response) => {
    buffer(request).then(
      (body) => {
        const headers = request.headers as Record<string, string | undefined>;
        const one = { method: String(request.method), path: String(request.url), headers, body };
        came.push(one);
        answer(response, manner(one));
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    came,
    behave(next) {
      manner = typeof next === 'function' ? next : () => next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
