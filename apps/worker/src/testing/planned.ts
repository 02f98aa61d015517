import { createPlatform, type Db } from '@kaopu/db';
import { hostKey } from '@kaopu/net/address';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on this machine's loopback, at each of its addresses. */
export async function site(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Shops at loopback addresses of their own, each with one probe that is due now. */
export async function planLooks(
  db: Db,
  port: number,
  count: number,
  intervalSeconds: number,
): Promise<void> {
  for (let i = 1; i <= count; i += 1) {
    const siteUrl = `http://127.0.2.${i}:${port}/`;
    await createPlatform(db, {
      name: `shop ${i}`,
      siteUrl,
      hostKey: hostKey(siteUrl),
      storefront: null,
      legalName: null,
      uscc: null,
      probes: [
        {
          kind: 'availability',
          resource: 'http',
          config: { url: siteUrl },
          intervalSeconds,
          enabled: true,
        },
      ],
    });
  }
  await db.prisma.$executeRaw`UPDATE probe SET request_id = NULL, request_at = NULL,
    first_slot = now() - interval '1 second', next_due = now() - interval '1 second'`;
}
