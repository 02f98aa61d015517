import { createServer, type RequestListener } from 'node:http';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { parseAllow } from '../allow-list.ts';
import { NO_SANDBOX } from '../testing/sandbox.ts';
import { closeServers, listen } from '../testing/servers.ts';
import { startCanaries } from '../testing/canaries.ts';
import { CORPORA_ABSENT, redirectTargets, ssrfUrls } from '../testing/corpora.ts';
import { disguisedUrls, insideUrls } from '../testing/notations.ts';
import { startCanary } from './testing/canary.ts';
import {
  closeBrowsers,
  guardedBrowser,
  html,
  lookFault,
  PUBLIC,
  publicSite,
} from './testing/browsers.ts';
import { reachInside } from './testing/reach-inside.ts';
import { watchSockets } from './testing/sockets.ts';

const browser = guardedBrowser();
afterEach(closeServers);
afterAll(closeBrowsers);

function redirectTo(location: string): RequestListener {
  return (_request, response) => {
    response.writeHead(302, { location }).end();
  };
}

/** A page asks for each of them, while every name of the world leads inside. */
async function expectNoneReached(urls: readonly string[]): Promise<void> {
  const canaries = await startCanaries();
  const page = html(`<!doctype html><script>
    const urls = ${JSON.stringify(urls).replaceAll('<', '\\u003c')};
    const reach = (url) => fetch(url, { mode: 'no-cors' }).catch(() => undefined);
    const socket = (url) => { try { new WebSocket(url.replace(/^http/, 'ws')).close(); } catch {} };
    Promise.all(urls.map(reach)).then(() => document.body.append('tried ' + urls.length));
    urls.slice(0, 200).forEach(socket);
  </script><body>`);
  const origin = await publicSite((request, response) => {
    if (request.url === '/') page(request, response);
    else response.writeHead(404).end();
  });
  const own = guardedBrowser({
    resolve: async () => ['127.0.0.1'],
    limits: { connects: 10_000, stepMs: 20_000 },
  });
  const seen = await own.look(origin, [{ do: 'wait-for', selector: 'text=tried' }]);
  await own.close();
  expect(seen.refused.length).toBeGreaterThan(5);
  expect(canaries.hits()).toBe(0);
}

describe.skipIf(NO_SANDBOX)('a page that tries to reach inside', () => {
  it('does so in many ways where it is let: the control', async () => {
    const canary = await startCanary();
    const open = guardedBrowser({ allow: parseAllow('127.0.0.0/8') });
    const origin = await publicSite(html(reachInside(canary.at)));
    await open.look(origin);
    canary.close();
    const ways = new Set(canary.hits.filter((hit) => hit.includes('/')));
    expect(ways.size).toBeGreaterThanOrEqual(36);
    // UDP has no way out even where the address is allowed.
    expect(canary.hits).not.toContain('udp');
  });

  it.skipIf(process.platform !== 'linux')(
    'has no socket but those to the proxy, as the kernel counts them',
    async () => {
      const canary = await startCanary();
      const stop = watchSockets(() => browser.pids());
      const origin = await publicSite(html(reachInside(canary.at)));
      await browser.look(origin);
      const seen = stop();
      canary.close();
      // One proxy a look, at a port of its own.
      const tcp = seen.filter((one) => one.startsWith('tcp'));
      expect(tcp).toHaveLength(1);
      expect(tcp).not.toContain(`tcp ${canary.at.split(':')[1]}`);
      expect(tcp).not.toContain(`tcp ${new URL(origin).port}`);
      // To learn whether there is IPv6, Chromium connects a socket to UDP port 443 of a public
      // resolver, which chooses a route, sends no datagram, and is closed at once.
      const udp = seen.filter((one) => one.startsWith('udp'));
      expect(udp.filter((one) => one !== 'udp6 443')).toEqual([]);
      expect(canary.hits).toEqual([]);
    },
  );

  it.each(['127.0.0.1', '127.1.2.3'])('reaches nothing at %s', async (host) => {
    const canary = await startCanary(host);
    const origin = await publicSite(html(reachInside(canary.at)));
    const seen = await browser.look(origin);
    canary.close();
    expect(canary.hits).toEqual([]);
    expect(seen.refused).toContain(canary.at);
    expect(seen.html).not.toContain('top secret');
    expect(seen.html).not.toContain('way out: ');
    expect(seen.html).not.toContain('root:');
  });

  // It is built otherwise than those of systems, and reads other switches.
  it.skipIf(process.platform !== 'linux' || process.arch !== 'x64')(
    'reaches nothing from the Chromium that comes with npm either',
    async () => {
      const canary = await startCanary();
      const own = guardedBrowser({ chromium: 'bundled' });
      const seen = await own.look(await publicSite(html(reachInside(canary.at))));
      await own.close();
      canary.close();
      expect(canary.hits).toEqual([]);
      expect(seen.refused).toContain(canary.at);
    },
  );

  it('reaches nothing by a name that leads inside, by whatever record', async () => {
    const canary = await startCanary();
    const port = canary.at.split(':')[1];
    const origin = await publicSite(html(reachInside(`inside.example.com:${port}`)));
    for (const answers of [['127.0.0.1'], [PUBLIC, '127.0.0.1'], ['::ffff:127.0.0.1'], ['::1']]) {
      const own = guardedBrowser({
        allow: parseAllow(`${PUBLIC},inside.example.com`),
        resolve: async () => answers,
      });
      const seen = await own.look(origin);
      expect(seen.refused).toContain(`inside.example.com:${port}`);
      await own.close();
    }
    canary.close();
    expect(canary.hits).toEqual([]);
  });

  it('reaches nothing in any notation', async () => {
    await expectNoneReached([...insideUrls(), ...disguisedUrls()]);
  });

  it('reaches nothing by the lists of attacks of others', async (context) => {
    if (CORPORA_ABSENT !== null) context.skip(CORPORA_ABSENT);
    await expectNoneReached([...ssrfUrls(), ...redirectTargets()]);
  });

  it('cannot rebind its own name after the first answer', async () => {
    const canary = await startCanary();
    const port = Number(canary.at.split(':')[1]);
    const page = html(`<h1>shop</h1><script>
      const again = () => fetch('/secret?' + Math.random()).then((answer) => answer.text())
        .then((text) => document.body.append(text), () => document.body.append('refused;'));
      again().then(again).then(again);
    </script>`);
    // The same port on the address that stands for the internet; each connection is closed at once,
    // so that the next request has to ask for the name again.
    const server = createServer({ keepAlive: false }, (request, response) => {
      response.setHeader('connection', 'close');
      if (request.url === '/') page(request, response);
      else response.end('outside;');
    });
    await listen(server, PUBLIC, port);
    let asked = 0;
    const own = guardedBrowser({
      allow: parseAllow(`${PUBLIC},rebind.example.com`),
      resolve: async () => (asked++ === 0 ? [PUBLIC] : ['127.0.0.1']),
    });
    const seen = await own.look(`http://rebind.example.com:${port}/`);
    canary.close();
    expect(canary.hits).toEqual([]);
    expect(asked).toBeGreaterThan(2);
    expect(seen.html).toContain('<h1>shop</h1>');
    expect(seen.html).toContain('refused;refused;refused;');
    expect(seen.refused).toEqual([`rebind.example.com:${port}`]);
  });
});

describe.skipIf(NO_SANDBOX)('a page that leads away', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.0.0.1:8080/admin',
    'http://[::1]/',
    'http://[::ffff:7f00:1]/',
    'http://2130706433/',
    'http://169.254.169.254/latest/meta-data/',
    'http://metadata.google.internal/',
    'https://10.0.0.1/',
    'http://localhost/',
    'http://postgres:5432/',
    'file:///etc/passwd',
    'chrome://version/',
  ])('by a redirect to %s is refused', async (location) => {
    const origin = await publicSite(redirectTo(location));
    expect(await lookFault(browser.look(origin))).toBe('refused-address');
  });

  it.each(['chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html', 'weixin://dl'])(
    'by a redirect to %s is refused, or broken off where there is no such scheme',
    async (location) => {
      const fault = await lookFault(browser.look(await publicSite(redirectTo(location))));
      expect(['refused-address', 'protocol']).toContain(fault);
    },
  );

  it.each(['http://127.0.0.1/', 'file:///etc/passwd', 'chrome://version/', 'data:text/html,x'])(
    'by script to %s stays where it is, or is refused',
    async (location) => {
      const origin = await publicSite(
        html(`<p>here</p><script>location.href = ${JSON.stringify(location)}</script>`),
      );
      const outcome = await browser.look(origin).then(
        (seen) => seen.html.includes('<p>here</p>'),
        (error: unknown) =>
          error instanceof Error && 'kind' in error && error.kind === 'refused-address',
      );
      expect(outcome).toBe(true);
    },
  );

  it.each(['file:///etc/passwd', 'chrome://crash', 'javascript:1', 'http://127.0.0.1/', 'x'])(
    '%s is not even opened',
    async (url) => {
      expect(await lookFault(browser.look(url))).toBe('refused-address');
    },
  );
});
