import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { readBody } from './read-body.ts';
import { respond } from './respond.ts';
import type { Shop } from './shop.ts';
import { spoil } from './spoil.ts';
import { shutOut } from './walls.ts';

async function serve(
  shop: Shop,
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const shutting = shop.shutsOut.get(request.socket.remoteAddress ?? '');
  if (shutting === 'hang-up') {
    response.destroy();
    return;
  }
  const url = new URL(request.url ?? '/', 'http://lab.invalid');
  const sent = request.method === 'POST' ? await readBody(request) : '';
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  if (shop.mode === 'slow') await sleep(shop.delayMs, undefined, { signal });
  const form = new URLSearchParams(sent);
  const method = request.method ?? 'GET';
  const asked = { method, url, form, headers, body: sent, at: Date.now() };
  const answer = shutting === 'wall' ? shutOut() : spoil(respond(shop, asked), shop.spoilt);
  response.writeHead(answer.status, {
    'content-type': answer.type,
    ...(answer.location !== undefined && { location: answer.location }),
  });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}

/** Serves one shop over HTTP. `beforeAnswer` brings the market up to date. */
export function storefrontServer(
  shop: Shop,
  signal: AbortSignal,
  beforeAnswer: () => Promise<void>,
): RequestListener {
  return (request, response) => {
    beforeAnswer()
      .then(() => serve(shop, request, response, signal))
      .catch(() => response.destroy());
  };
}
