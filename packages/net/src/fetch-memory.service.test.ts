import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { HOSTILE, hostileServer } from './testing/hostile-servers.ts';
import { closeServers, site } from './testing/servers.ts';

const FETCH_ALL = fileURLToPath(new URL('./testing/fetch-all.ts', import.meta.url));

afterEach(closeServers);

interface Report {
  grown: number;
  outcomes: string[];
  served: number;
}

it('servers of every hostile kind at once end as faults and cost little memory', async () => {
  const good = await site((_request, response) => response.end('ok'));
  const urls = [];
  for (const behave of Object.values(HOSTILE)) urls.push(await hostileServer(behave));
  const { stdout } = await promisify(execFile)(process.execPath, [FETCH_ALL, good, ...urls]);
  const report = JSON.parse(stdout) as Report;
  expect(report.outcomes).toHaveLength(urls.length);
  for (const outcome of report.outcomes) {
    expect(outcome).toMatch(/^(timeout|too-large|protocol|unreadable)$/);
  }
  expect(report.served).toBeGreaterThan(100);
  expect(report.grown).toBeLessThan(100_000_000);
});
