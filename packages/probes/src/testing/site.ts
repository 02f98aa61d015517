import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** Hangs up without an answer. */
  reset?: boolean;
}

/** By path with query, then by path alone; '*' for everything else. */
export type Routes = Record<string, Answer | string | (() => Answer)>;

export interface Site {
  origin: string;
  /** Paths asked for, in order. */
  asked: string[];
}

function respond(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  if (answer.reset === true) {
    request.socket.destroy();
    return;
  }
  const body = answer.body ?? '';
  const type = body.startsWith('{') ? 'application/json' : 'text/html';
  response.writeHead(answer.status ?? 200, {
    'content-type': `${type}; charset=utf-8`,
    ...answer.headers,
  });
  response.end(body);
}

/** A real HTTP server on loopback for one test; closed when the test is over. */
export async function startSite(routes: Routes): Promise<Site> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const route = routes[path] ?? routes[path.split('?')[0] ?? ''] ?? routes['*'];
    const answer = typeof route === 'function' ? route() : route;
    respond(
      typeof answer === 'string' ? { body: answer } : (answer ?? { status: 404 }),
      request,
      response,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
