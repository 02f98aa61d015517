import {
  createDatabase,
  launchBrowser,
  startKaopu,
  type RunningKaopu,
  type TestDatabase,
} from '@kaopu/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { Api } from '../api.ts';
import { startLab, type Lab, type Site } from '../lab.ts';

export type Browser = Awaited<ReturnType<typeof launchBrowser>>;

/** Suppliers are servers of ours on loopback, and may be asked often. */
export const ON_LOOPBACK = {
  KAOPU_ALLOW_PRIVATE: '127.0.0.0/8',
  KAOPU_HOST_GAP_SECONDS: '0.2',
} as const;

/** And the lab's market moves on by a day in ten seconds. */
export const AT_LAB_PACE = { ...ON_LOOPBACK, KAOPU_LAB_PACE: '8640' } as const;

/** The product with a database and a folder of its own. */
export interface Product {
  database: TestDatabase;
  dataDir: string;
  kaopu: RunningKaopu;
  api: Api;
  close(): Promise<void>;
}

/** The product, and a browser for who reads it. */
export interface World extends Product {
  browser: Browser;
  /** What went wrong in pages since the last test; see `mustBeEmpty`. */
  complaints: string[];
}

/** @param settings environment variables of the product, beside its database and folder. */
export async function openProduct(settings: Record<string, string> = {}): Promise<Product> {
  const database = await createDatabase(inject('postgresUrl'));
  const dataDir = await mkdtemp(join(tmpdir(), 'kaopu-e2e-'));
  const tidy = async () => {
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const kaopu = await startKaopu({
      DATABASE_URL: database.url,
      KAOPU_DATA_DIR: dataDir,
      ...settings,
    });
    return {
      database,
      dataDir,
      kaopu,
      api: new Api(kaopu.url, new AbortController().signal),
      async close() {
        await kaopu.stop();
        await tidy();
      },
    };
  } catch (error) {
    await tidy();
    throw error;
  }
}

/** @param settings as for `openProduct`; `whole` as for `launchBrowser`. */
export async function openWorld(
  settings: Record<string, string> = {},
  { whole = false } = {},
): Promise<World> {
  const product = await openProduct(settings);
  try {
    const browser = await launchBrowser({ whole });
    return {
      ...product,
      browser,
      complaints: [],
      async close() {
        await browser.close();
        await product.close();
      },
    };
  } catch (error) {
    await product.close();
    throw error;
  }
}

/** The lab's market, in which nothing happens but what the test does. */
export function openLab(): Promise<Lab> {
  return startLab({ host: '127.0.0.1', events: [], now: () => performance.now() });
}

/** A shop of its market; the first unless said. */
export function siteIn(lab: Lab, at = 0): Site {
  const site = lab.sites[at];
  if (site === undefined) throw new Error('the market is too small');
  return site;
}
