import { createPlatform, type Db } from '@kaopu/db';
import { hostKey } from '@kaopu/net/address';

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
