import { createPlatform, openEvidence, type Db } from '@kaopu/db';
import { createFetcher } from '@kaopu/net';
import { hostKey, parseAllow } from '@kaopu/net/address';
import { createBrowser } from '@kaopu/net/browser';
import type { LookTools } from '../look/context.ts';
import { evidenceTools } from '../look/kept.ts';
import { robotsMemory } from '../look/robots.ts';

/** What the worker looks with, let out to loopback; evidence is kept in `dataDir`. */
export function loopbackTools(
  db: Db,
  dataDir: string,
  evidence = openEvidence({ KAOPU_DATA_DIR: dataDir }),
): LookTools {
  const allow = parseAllow('127.0.0.0/8');
  return {
    allow,
    fetcher: createFetcher({ allow, userAgent: 'test' }),
    browser: createBrowser({ allow, userAgent: 'test', dataFolder: dataDir }),
    robots: robotsMemory(),
    ...evidenceTools(db, evidence),
    ownNetworkUp: () => Promise.resolve(true),
  };
}

interface TestProbe {
  kind: string;
  config: object;
  resource?: string;
  intervalSeconds?: number;
}

/** A platform with one probe, by default of whether its site answers. */
export async function watchedShop(
  db: Db,
  siteUrl: string,
  probe: TestProbe = { kind: 'availability', config: { url: siteUrl } },
): Promise<{ platformId: string; probeId: string }> {
  const platformId = await createPlatform(db, {
    name: 'shop',
    siteUrl,
    hostKey: hostKey(siteUrl),
    storefront: null,
    legalName: null,
    uscc: null,
    probes: [{ resource: 'http', intervalSeconds: 3_600, enabled: true, ...probe }],
  });
  if (platformId === null) throw new Error(`${siteUrl} exists already`);
  const found = await db.pool.query<{ id: string }>('SELECT id FROM probe WHERE platform_id = $1', [
    platformId,
  ]);
  return { platformId, probeId: found.rows[0]?.id ?? '' };
}
