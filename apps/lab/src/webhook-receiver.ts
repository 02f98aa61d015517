import type { IncomingMessage } from 'node:http';
import { WebhookMessage } from '@kaopu/contracts';
import { listener } from './listener.ts';
import { readBody } from './read-body.ts';
import { isAuthentic } from './signature.ts';

export interface Received {
  /** The sender's message id: the same one again is a repeated delivery. */
  id: string;
  message: WebhookMessage;
}

export interface Receiver {
  url: string;
  stop(): Promise<void>;
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

/**
 * A webhook receiver on loopback that checks signatures: 204 for what is authentic and understood,
 * 401 or 400 for the rest. `tell` is called once per authentic message.
 */
export async function startReceiver(options: {
  port?: number;
  secret: string;
  tell: (received: Received) => void;
}): Promise<Receiver> {
  async function answer(request: IncomingMessage): Promise<number> {
    if (request.method !== 'POST') return 405;
    const body = await readBody(request);
    const id = header(request, 'webhook-id');
    const signed = {
      id,
      timestamp: header(request, 'webhook-timestamp'),
      signature: header(request, 'webhook-signature'),
    };
    if (!isAuthentic(options.secret, signed, body, Date.now())) return 401;
    const message = WebhookMessage.safeParse(JSON.parse(body));
    if (!message.success) return 400;
    options.tell({ id, message: message.data });
    return 204;
  }

  const server = listener('127.0.0.1', options.port ?? 0, (request, response) => {
    answer(request)
      .catch(() => 400)
      .then((status) => response.writeHead(status).end())
      .catch(() => response.destroy());
  });
  await server.open();
  return { url: `http://127.0.0.1:${server.port()}/webhook`, stop: () => server.close() };
}
