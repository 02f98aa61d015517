import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { NO_SANDBOX } from '../testing/sandbox.ts';
import { closeServers } from '../testing/servers.ts';
import type { GuardedBrowser } from './browser.ts';
import {
  closeBrowsers,
  exists,
  guardedBrowser,
  html,
  lookFault,
  named,
  procFile,
  publicSite,
  QUICK,
} from './testing/browsers.ts';

afterEach(closeServers);
afterAll(closeBrowsers);

/** The same browser still gives pages to whoever comes next. */
async function expectStillLooking(browser: GuardedBrowser): Promise<void> {
  const origin = await publicSite(html('<p>库存充足</p>'));
  expect((await browser.look(origin)).html).toContain('库存充足');
}

describe.skipIf(NO_SANDBOX)('a browser that dies', () => {
  it('with the process of the page is a crash, and the next look is served', async () => {
    const reached = Promise.withResolvers<void>();
    const origin = await publicSite((request, response) => {
      html('<p>x<img src=/slow>')(request, response);
      if (request.url === '/slow') reached.resolve();
    });
    const own = guardedBrowser({ limits: { browsers: 1 } });
    const look = own.look(origin);
    await reached.promise;
    const renderers = own
      .pids()
      .filter((pid) => procFile(pid, 'cmdline').includes('type=renderer'));
    for (const pid of renderers) process.kill(pid, 'SIGKILL');
    expect(renderers.length).toBeGreaterThan(0);
    expect(await lookFault(look)).toBe('crashed');
    await expectStillLooking(own);
    await own.close();
  });

  it.each(['SIGKILL', 'SIGSTOP'] as const)(
    'as a whole (%s) is a fault, and the next look is served',
    async (signal) => {
      const own = guardedBrowser({ limits: { ...QUICK, browsers: 1 } });
      const reached = Promise.withResolvers<void>();
      const origin = await publicSite((request, response) => {
        if (request.url === '/') html('<p>x<img src=/slow>')(request, response);
        else reached.resolve();
      });
      const look = own.look(origin);
      await reached.promise;
      const pids = own.pids();
      const before = named(pids);
      // The browser's main process: the one that is not ours and has no type.
      const [main] = pids.filter((pid) => {
        const command = procFile(pid, 'cmdline');
        return command.includes('--remote-debugging-pipe') && !command.includes('--type=');
      });
      if (main === undefined) throw new Error('no browser');
      process.kill(main, signal);
      expect(['crashed', 'hung', 'timeout']).toContain(await lookFault(look));
      await expectStillLooking(own);
      await vi.waitFor(() => expect(before.filter(exists)).toEqual([]), 10_000);
      await own.close();
    },
  );

  it('again and again leaves nothing behind', async () => {
    const own = guardedBrowser({ limits: { ...QUICK, navigationMs: 1_000, browsers: 2 } });
    const seen = new Set<string>();
    const loop = await publicSite(html('<script>for (;;);</script>'));
    for (let round = 0; round < 4; round += 1) {
      const looks = [own.look(loop), own.look(loop)].map(lookFault);
      const sampling = setInterval(() => named(own.pids()).forEach((name) => seen.add(name)), 100);
      for (const kind of await Promise.all(looks)) expect(kind).toMatch(/^(hung|timeout)$/);
      clearInterval(sampling);
    }
    await own.close();
    expect(seen.size).toBeGreaterThan(40);
    // Zombies count: whoever adopts orphans gets a moment to bury them.
    await vi.waitFor(() => expect([...seen].filter(exists)).toEqual([]), 10_000);
  });
});
