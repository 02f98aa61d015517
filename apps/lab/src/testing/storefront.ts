import { listener } from '../listener.ts';
import type { Shop } from '../shop.ts';
import { storefrontServer } from '../storefront-server.ts';

export interface Storefront {
  url: string;
  close(): Promise<void>;
}

/** One shop on a free port. */
export async function openStorefront(shop: Shop): Promise<Storefront> {
  const ended = new AbortController();
  const server = listener(
    '127.0.0.1',
    0,
    storefrontServer(shop, ended.signal, () => Promise.resolve()),
  );
  await server.open();
  return {
    url: `http://127.0.0.1:${server.port()}/`,
    async close() {
      ended.abort();
      await server.close();
    },
  };
}
