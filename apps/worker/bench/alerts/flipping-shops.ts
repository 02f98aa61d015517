import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const PAGE = '<!doctype html><title>测试店铺</title><h1>测试店铺</h1>会员月卡 库存 100';

/** Shops, `/p/<number>`, each of which goes down right after a look that found it well, for good. */
export interface FlippingShops {
  port: number;
  /** When each went down, ms since the epoch, by number. */
  flips: ReadonlyMap<number, number>;
  /** When somebody first found it down. */
  foundDown: ReadonlyMap<number, number>;
  close: () => Promise<void>;
}

/** @param goodLooks how many looks find a shop well before it goes down */
export async function openFlippingShops(
  goodLooks: (number: number) => number,
): Promise<FlippingShops> {
  const looks = new Map<number, number>();
  const flips = new Map<number, number>();
  const foundDown = new Map<number, number>();
  const server = createServer((request, response) => {
    const number = Number(request.url?.replace('/p/', ''));
    if (flips.has(number)) {
      if (!foundDown.has(number)) foundDown.set(number, Date.now());
      response.writeHead(500).end();
      return;
    }
    const look = (looks.get(number) ?? 0) + 1;
    looks.set(number, look);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
    if (look >= goodLooks(number)) flips.set(number, Date.now());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    flips,
    foundDown,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
