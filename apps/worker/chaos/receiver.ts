import { WebhookMessage } from '@kaopu/contracts';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One post that the receiver has taken. */
export interface Delivery {
  id: string;
  /** When it came, ms since the epoch. */
  at: number;
  type: string;
  alertId: string | null;
  siteUrl: string | null;
  /** Kinds of the changes it tells of. */
  kinds: string[];
}

export type Manner =
  /** Takes it and says so. */
  | 'accept'
  /** Says that it cannot, and takes nothing. */
  | 'refuse'
  /** Takes it, and the answer gets lost. */
  | 'lose-reply';

/** A webhook's receiving end that writes down what came, in its order. */
export interface Receiver {
  port: number;
  url: string;
  taken: readonly Delivery[];
  refused(): number;
  behave(manner: Manner): void;
  /** Answers take so long from now on. */
  slow(ms: number): void;
  /** At most so many are taken in such a time; the others are asked to wait. */
  limit(most: number, inMs: number): void;
  close(): Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const taken: Delivery[] = [];
  let times: number[] = [];
  let refused = 0;
  let manner: Manner = 'accept';
  let most = Infinity;
  let inMs = 0;
  let answerMs = 0;

  function take(id: string, body: string, response: ServerResponse): void {
    times = times.filter((at) => Date.now() - at < inMs);
    if (manner === 'refuse' || times.length >= most) {
      refused += 1;
      response.writeHead(manner === 'refuse' ? 500 : 429, { 'retry-after': '1' }).end();
      return;
    }
    times.push(Date.now());
    const { type, data } = WebhookMessage.parse(JSON.parse(body));
    taken.push({
      id,
      at: Date.now(),
      type,
      alertId: data.alertId,
      siteUrl: data.platform?.siteUrl ?? null,
      kinds: data.changes.map(({ kind }) => kind),
    });
    if (manner === 'lose-reply') response.destroy();
    else setTimeout(() => response.writeHead(204).end(), answerMs);
  }

  const server = createServer((request, response) => {
    const id = String(request.headers['webhook-id']);
    text(request).then(
      (body) => take(id, body, response),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}/hook`,
    taken,
    refused: () => refused,
    behave(next) {
      manner = next;
    },
    slow(ms) {
      answerMs = ms;
    },
    limit(next, within) {
      most = next;
      inMs = within;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
