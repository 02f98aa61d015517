import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { NO_SANDBOX } from '../testing/sandbox.ts';
import { closeServers, listen } from '../testing/servers.ts';
import { createServer as createTcpServer } from 'node:net';
import {
  closeBrowsers,
  exists,
  guardedBrowser,
  html,
  lookFault,
  named,
  PUBLIC,
  publicSite,
  QUICK,
} from './testing/browsers.ts';

const quick = guardedBrowser({ limits: { ...QUICK, browsers: 1 } });
afterEach(closeServers);
afterAll(closeBrowsers);

/** The same browser still gives pages to whoever comes next. */
async function expectStillLooking(browser = quick): Promise<void> {
  const origin = await publicSite(html('<p>库存充足</p>'));
  expect((await browser.look(origin)).html).toContain('库存充足');
}

describe.skipIf(NO_SANDBOX)('pages that hang', () => {
  it.each([
    ['an endless loop', '<p>x<script>for (;;);</script>'],
    ['an endless loop after loading', '<script>setTimeout(() => { for (;;); }, 0)</script>'],
    ['an endless regular expression', `<script>/^(a+)+$/.test('a'.repeat(99) + 'b')</script>`],
    ['endless alerts', '<script>for (;;) alert(1)</script>'],
    [
      'endless blocking of its own thread',
      '<script>for (;;) { const x = new XMLHttpRequest(); x.open("GET", "data:,x", false); x.send(); }</script>',
    ],
  ])('%s ends as hung, and the next look is served', async (_what, page) => {
    const origin = await publicSite(html(page));
    expect(await lookFault(quick.look(origin))).toBe('hung');
    await expectStillLooking();
  });

  it('one that never stands still ends with a page or a fault', async () => {
    const origin = await publicSite((request, response) => {
      html(`<script>location.replace('/${Math.random()}')</script>`)(request, response);
    });
    const outcome = await quick.look(origin).then(
      () => 'page',
      (error: unknown) => error instanceof Error && error.name,
    );
    expect(['page', 'BrowserFault']).toContain(outcome);
    await expectStillLooking();
  });

  it('one whose document never ends is read as far as it came', async () => {
    const origin = await publicSite((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      const timer = setInterval(() => response.write('<p>货</p>'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const seen = await quick.look(origin);
    expect(seen.timings.loaded).toBeNull();
    expect(seen.html).toContain('<p>货</p>');
  });

  it('a server that says nothing is a timeout', async () => {
    const origin = `http://${await listen(
      createTcpServer(() => undefined),
      PUBLIC,
    )}`;
    expect(await lookFault(quick.look(origin))).toBe('timeout');
    await expectStillLooking();
  });

  it('a look called off is over at once, and its browser with it', async () => {
    const own = guardedBrowser({ limits: { browsers: 1 } });
    await own.about();
    const before = named(own.pids());
    const reached = Promise.withResolvers<void>();
    const origin = await publicSite(() => reached.resolve());
    const control = new AbortController();
    const look = own.look(origin, [], { signal: control.signal });
    await reached.promise;
    control.abort();
    expect(await lookFault(look)).toBe('aborted');
    await vi.waitFor(() => expect(before.filter(exists)).toEqual([]), 10_000);
    await expectStillLooking(own);
    await own.close();
  });
});

describe.skipIf(NO_SANDBOX)('pages that want too much', () => {
  it.each([
    [
      'memory for buffers',
      `<script>const all = []; const more = () => all.push(new Uint8Array(5e7).fill(1));
        for (let i = 0; i < 30; i++) more(); setInterval(more, 1)</script>`,
    ],
    [
      'memory for strings and objects',
      '<script>const all = []; for (;;) all.push({ a: new Array(1e4).fill("x" + all.length) })</script>',
    ],
    [
      'memory in workers',
      `<script>for (let i = 0; i < 8; i++) new Worker(URL.createObjectURL(new Blob([
        'const all = []; for (;;) all.push(new Uint8Array(1e7).fill(1))'])))</script>`,
    ],
  ])('%s end as such, and the next look is served', async (_what, page) => {
    // A machine that has just given back so much may take its time to open the next page.
    const limits = { ...QUICK, readMs: 8_000, memoryBytes: 700_000_000, browsers: 1 };
    const own = guardedBrowser({ limits });
    const origin = await publicSite(html(page));
    const kind = await lookFault(own.look(origin));
    expect(['memory', 'crashed', 'hung']).toContain(kind);
    await expectStillLooking(own);
    await own.close();
  });

  it('more memory than it may have is named so', async () => {
    const own = guardedBrowser({ limits: { memoryBytes: 50_000_000, browsers: 1 } });
    const origin = await publicSite(html('any page'));
    expect(await lookFault(own.look(origin))).toBe('memory');
    await own.close();
  });

  it('a giant document is too large, hung, or out of memory, never a page', async () => {
    const origin = await publicSite(
      html(`<script>
        const row = '<i>'.repeat(100) + '</i>'.repeat(100);
        for (let i = 0; i < 30000; i++) document.documentElement.insertAdjacentHTML('beforeend', row);
      </script>`),
    );
    expect(['too-large', 'hung', 'memory', 'crashed', 'timeout']).toContain(
      await lookFault(quick.look(origin)),
    );
    await expectStillLooking();
  });

  it('a document beyond the limit is too large', async () => {
    const own = guardedBrowser({ limits: { htmlBytes: 1_000 } });
    const origin = await publicSite(html('<p>x</p>'.repeat(1_000)));
    expect(await lookFault(own.look(origin))).toBe('too-large');
    await own.close();
  });

  it('an endless flood ends with the limit on bytes', async () => {
    const own = guardedBrowser({ limits: { wireBytes: 3_000_000, browsers: 1 } });
    const chunk = Buffer.alloc(65_536, 'x');
    const origin = await publicSite((request, response) => {
      if (request.url === '/')
        return html('<script src=/flood></script><p>here</p>')(request, response);
      const pump = (): void => {
        while (!response.destroyed && response.write(chunk));
        response.once('drain', pump);
      };
      pump();
    });
    expect(await lookFault(own.look(origin))).toBe('too-large');
    await own.close();
  });

  it('a bomb of compressed text ends with the browser, not with us', async () => {
    const own = guardedBrowser({ limits: { ...QUICK, memoryBytes: 700_000_000, browsers: 1 } });
    const bomb = gzipSync(Buffer.alloc(500_000_000, '<p>x'));
    const origin = await publicSite((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' });
      response.end(bomb);
    });
    const before = process.memoryUsage.rss();
    expect(['too-large', 'hung', 'memory', 'crashed', 'timeout']).toContain(
      await lookFault(own.look(origin)),
    );
    expect(process.memoryUsage.rss() - before).toBeLessThan(200_000_000);
    await expectStillLooking(own);
    await own.close();
  });

  it('headers without end are too large', async () => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('HTTP/1.1 200 OK\r\n');
      const line = `X-Pad: ${'a'.repeat(1_000)}\r\n`;
      for (let n = 0; n < 100; n += 1) socket.write(line);
    });
    const origin = `http://${await listen(server, PUBLIC)}`;
    expect(await lookFault(quick.look(origin))).toBe('too-large');
  });
});

describe.skipIf(NO_SANDBOX)('pages that want what they may not', () => {
  it('a storm of windows stays one page', async () => {
    const origin = await publicSite(
      html(`<p>here</p><script>
        for (let i = 0; i < 300; i++) window.open('/popup' + i);
        document.onclick = () => { for (let i = 0; i < 300; i++) window.open('/clicked' + i); };
      </script><button>x</button>`),
    );
    // The storm keeps the page from answering the click for a while.
    const own = guardedBrowser({ limits: { ...QUICK, stepMs: 5_000, browsers: 1 } });
    const seen = await own.look(origin, [{ do: 'click', selector: 'button' }]);
    expect(seen.html).toContain('here');
    expect(seen.finalUrl).toBe(`${origin}/`);
    expect(seen.popups).toBeLessThan(50);
    await own.close();
  });

  it('dialogs are answered, and none keeps us on a page', async () => {
    const origin = await publicSite((request, response) => {
      html(
        request.url === '/next'
          ? '<p>next</p>'
          : `<button>x</button><script>
              alert(1); confirm(2); prompt(3);
              addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'stay' });
            </script>`,
      )(request, response);
    });
    const seen = await quick.look(origin, [
      { do: 'click', selector: 'button' },
      { do: 'go', url: `${origin}/next` },
    ]);
    expect(seen.html).toContain('<p>next</p>');
    await quick.look(origin, [{ do: 'click', selector: 'button' }]);
    await expectStillLooking();
  });

  it('a download is no page, and leaves no file', async () => {
    const origin = await publicSite((request, response) => {
      if (request.url === '/page') {
        html('<a id=a href=/file download>x</a><p>here</p><script>a.click()</script>')(
          request,
          response,
        );
        return;
      }
      response.writeHead(200, {
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment; filename=kaopu-download.bin',
      });
      response.end('#!/bin/sh');
    });
    expect(await lookFault(quick.look(origin))).toBe('protocol');
    expect((await quick.look(`${origin}/page`)).html).toContain('here');
  });

  it('no service worker is installed', async () => {
    let asked = 0;
    const origin = await publicSite((request, response) => {
      if (request.url !== '/sw.js') {
        html(`<script>
          Promise.resolve(navigator.serviceWorker?.register('/sw.js'))
            .then((it) => document.body.append(it ? 'installed' : 'none'), () => document.body.append('none'));
        </script><body>`)(request, response);
        return;
      }
      asked += 1;
      response.setHeader('content-type', 'text/javascript');
      response.end('self.addEventListener("fetch", () => {})');
    });
    const own = guardedBrowser({ resolve: async () => [PUBLIC] });
    const seen = await own.look(origin);
    expect(seen.html).not.toContain('>installed');
    expect(asked).toBe(0);
    await own.close();
  });
});
