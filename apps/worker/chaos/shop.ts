import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request for a shop's page, as the shop itself wrote it down. */
export interface Arrival {
  /** From 1 on, of one shop: its answer is as many bytes longer, so that whoever saw it can be asked which it was. */
  serial: number;
  /** ms since the epoch. */
  at: number;
  /** When the answer was given or the visitor left; Infinity while it waits. */
  endedAt: number;
  good: boolean;
}

/** Many shops, each on an address of its own, that remember who came. */
export interface Shop {
  port: number;
  arrivals(number: number): readonly Arrival[];
  /** From now on these answer with an error, or no longer. */
  fail(numbers: Iterable<number>, isDown: boolean): void;
  /** Answers take so long from now on. */
  slow(ms: number): void;
  /** Keeps visitors waiting until it is called again with false. */
  hold(isHeld: boolean): void;
  /** How many wait. */
  waiting(): number;
  close(): Promise<void>;
}

const PAGE = '<!doctype html><title>测试店铺</title><h1>测试店铺</h1>会员月卡 库存 100';
const LEAST_BYTES = 600;

/** Which of its arrivals an answer of so many bytes was given to. */
export const serialOf = (bytes: number) => bytes - LEAST_BYTES;

/** So many answers are alike, and looks that saw them may be gathered; the next is news, is proven and judged by itself. */
const ALIKE = 3;
const statusOf = (serial: number) => 230 + (Math.floor(serial / ALIKE) % 50);

export async function openShop(): Promise<Shop> {
  const arrivals = new Map<number, Arrival[]>();
  const down = new Set<number>();
  const held = new Set<() => void>();
  let isHeld = false;
  let answerMs = 0;

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const found = /^\/p\/(\d{1,7})$/.exec(request.url ?? '')?.[1];
    if (found === undefined) {
      response.writeHead(404).end();
      return;
    }
    const number = Number(found);
    const list = arrivals.get(number) ?? [];
    arrivals.set(number, list);
    const serial = list.length + 1;
    const good = !down.has(number);
    const arrival = { serial, at: Date.now(), endedAt: Infinity, good };
    list.push(arrival);
    const send = (): void => {
      held.delete(send);
      arrival.endedAt = Math.min(arrival.endedAt, Date.now());
      const length = LEAST_BYTES + serial;
      const page = Buffer.concat([Buffer.from(PAGE), Buffer.alloc(length, ' ')]);
      response.writeHead(good ? statusOf(serial) : 500, {
        'content-type': 'text/html; charset=utf-8',
      });
      response.end(page.subarray(0, length));
    };
    response.once('close', () => {
      held.delete(send);
      arrival.endedAt = Math.min(arrival.endedAt, Date.now());
    });
    if (isHeld) held.add(send);
    else if (answerMs > 0) setTimeout(send, answerMs);
    else send();
  }

  const server = createServer(answer);
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) =>
    server.listen({ port: 0, host: '0.0.0.0', backlog: 4_096 }, resolve),
  );
  return {
    port: (server.address() as AddressInfo).port,
    arrivals: (number) => arrivals.get(number) ?? [],
    fail(numbers, isDown) {
      for (const number of numbers) {
        if (isDown) down.add(number);
        else down.delete(number);
      }
    },
    slow(ms) {
      answerMs = ms;
    },
    hold(isToWait) {
      isHeld = isToWait;
      if (!isHeld) for (const send of held) send();
    },
    waiting: () => held.size,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
