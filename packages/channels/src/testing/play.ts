import type { Came, Reply } from './services/index.ts';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** How a service answers; one that hangs says nothing until it behaves otherwise, one that is cut breaks off. */
export type Manner = Reply | 'hang' | 'cut';

export interface PlayedService {
  origin: string;
  came: Came[];
  behave: (manner: Manner | ((came: Came) => Manner)) => void;
  close: () => Promise<void>;
}

function answer(response: ServerResponse, manner: Exclude<Manner, 'hang'>): void {
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
  let held: { one: Came; response: ServerResponse }[] = [];
  const meet = (one: Came, response: ServerResponse) => {
    const way = manner(one);
    if (way === 'hang') held.push({ one, response });
    else answer(response, way);
  };
  const server = createServer((request, response) => {
    buffer(request).then(
      (body) => {
        const headers = request.headers as Record<string, string | undefined>;
        const one = { method: String(request.method), path: String(request.url), headers, body };
        came.push(one);
        meet(one, response);
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
      const waiting = held.filter(({ response }) => !response.destroyed);
      held = [];
      for (const { one, response } of waiting) meet(one, response);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
