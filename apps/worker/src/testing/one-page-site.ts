import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LookTools } from '../look/context.ts';
import { openParts, type Database, type Parts } from './parts.ts';
import { loopbackTools } from './shop.ts';

/** Parts of a worker, and a site on loopback for it to look at. */
export interface OnePageSite {
  test: Parts;
  url: string;
  tools: LookTools;
  /** Drops the database too. */
  close(): Promise<void>;
}

/** What the site answers on every path but robots.txt, which it has none of. */
export interface Shown {
  status?: number;
  page: string;
}

interface Response {
  writeHead(status: number, headers: Record<string, string>): unknown;
  end(body: string): unknown;
}

/** As testkit starts a site; testkit itself belongs to tests alone. */
type StartSite = (
  answer: (request: { url?: string | undefined }, response: Response) => void,
) => Promise<{ port: number; close(): Promise<void> }>;

export async function openOnePageSite(
  database: Database,
  startSite: StartSite,
  show: () => Shown,
): Promise<OnePageSite> {
  const test = await openParts(database);
  const site = await startSite((request, response) => {
    const { status = 200, page } = show();
    const isRobots = request.url === '/robots.txt';
    response.writeHead(isRobots ? 404 : status, { 'content-type': 'text/html' });
    response.end(page);
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'kaopu-site-'));
  return {
    test,
    url: `http://127.0.0.1:${site.port}/`,
    tools: loopbackTools(test.db, dataDir),
    close: async () => {
      await site.close();
      await test.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
