import iconv from 'iconv-lite';
import type { RequestListener } from 'node:http';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { NO_SANDBOX } from '../testing/sandbox.ts';
import { closeServers } from '../testing/servers.ts';
import {
  closeBrowsers,
  guardedBrowser,
  html,
  lookFault,
  procFile,
  publicSite,
  QUICK,
} from './testing/browsers.ts';

const browser = guardedBrowser();
afterEach(closeServers);
afterAll(closeBrowsers);

function pngSize(bytes: Uint8Array | null): { width: number; height: number } {
  const png = Buffer.from(bytes ?? []);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

describe.skipIf(NO_SANDBOX)('a look', () => {
  it('reads what the scripts of a page have made of it', async () => {
    const origin = await publicSite((_request, response) => {
      response.setHeader('x-shop', 'kami');
      html(
        '<!doctype html><h1>库存</h1><script>document.querySelector("h1").append("充足")</script>',
      )(_request, response);
    });
    const seen = await browser.look(`${origin}/buy?x=1`);
    expect(seen.html).toContain('<h1>库存充足</h1>');
    expect(seen).toMatchObject({ finalUrl: `${origin}/buy?x=1`, status: 200, refused: [] });
    expect(seen.headers['x-shop']).toBe('kami');
    expect(seen.headers).not.toHaveProperty('connection');
    expect(pngSize(seen.screenshot)).toEqual({ width: 1_280, height: 800 });
    const { timings } = seen;
    const order = [timings.response, timings.loaded, timings.steps, timings.html];
    expect(order).toEqual(order.toSorted((a, b) => Number(a) - Number(b)));
  });

  it('says who is asking, and wants Chinese pages', async () => {
    const asked: Record<string, unknown>[] = [];
    const origin = await publicSite((request, response) => {
      asked.push(request.headers);
      html('ok')(request, response);
    });
    await browser.look(origin);
    expect(asked[0]).toMatchObject({
      'user-agent': 'Mozilla/5.0 (compatible; KaopuTest/1)',
      'accept-language': 'zh-CN',
    });
  });

  it('reads GBK, and error pages as pages', async () => {
    const origin = await publicSite((_request, response) => {
      response.writeHead(503, { 'content-type': 'text/html; charset=gbk' });
      response.end(iconv.encode('<p>系统维护中</p>', 'gbk'));
    });
    const seen = await browser.look(origin);
    expect(seen.status).toBe(503);
    expect(seen.html).toContain('系统维护中');
  });

  it('follows redirects of every kind to the final page', async () => {
    const origin = await publicSite((request, response) => {
      if (request.url === '/') response.writeHead(302, { location: '/meta' }).end();
      else if (request.url === '/meta')
        html('<meta http-equiv="refresh" content="0;url=/js">')(request, response);
      else if (request.url === '/js')
        html('<script>location.replace("/end")</script>')(request, response);
      else {
        response.statusCode = 404;
        html('sold out')(request, response);
      }
    });
    const seen = await browser.look(origin);
    expect(seen).toMatchObject({ finalUrl: `${origin}/end`, status: 404 });
    expect(seen.html).toContain('sold out');
  });

  it('shows the whole page, down to a limit', async () => {
    const origin = await publicSite((request, response) => {
      html(`<body style="margin:0"><div style="height:${request.url?.slice(1)}px">`)(
        request,
        response,
      );
    });
    const whole = await browser.look(`${origin}/3000`);
    expect(pngSize(whole.screenshot).height).toBe(3_000);
    expect(whole.screenshotCut).toBe(false);
    const endless = await browser.look(`${origin}/5000000`);
    expect(pngSize(endless.screenshot).height).toBe(10_000);
    expect(endless.screenshotCut).toBe(true);
  });

  it('draws Chinese characters', async () => {
    expect((await browser.about()).cjkFont).toBe(true);
  });

  it('remembers nothing of the look before', async () => {
    const cookies: unknown[] = [];
    const origin = await publicSite((request, response) => {
      if (request.url === '/') cookies.push(request.headers.cookie);
      response.setHeader('set-cookie', 'seen=1; max-age=9999');
      html('<script>document.write(localStorage.n ?? "new"); localStorage.n = "old"</script>')(
        request,
        response,
      );
    });
    const looks = [await browser.look(origin), await browser.look(origin)];
    for (const { html: text } of looks) expect(text).toContain('new');
    expect(cookies).toEqual([undefined, undefined]);
  });
});

describe.skipIf(NO_SANDBOX)('steps', () => {
  const SHOP = `<input name=q><select><option>a<option value=b>B</select>
    <button onclick="document.title = document.querySelector('input').value +
      document.querySelector('select').value; setTimeout(() => document.body.append('done'), 50)">
      buy</button>`;

  it('are done in order before the page is read', async () => {
    const origin = await publicSite(html(SHOP));
    const seen = await browser.look(origin, [
      { do: 'fill', selector: 'input', value: '年卡' },
      { do: 'select', selector: 'select', value: 'b' },
      { do: 'click', selector: 'text=buy' },
      { do: 'wait-for', selector: 'text=done' },
      { do: 'press', selector: 'input', key: 'End' },
    ]);
    expect(seen.html).toContain('<title>年卡b</title>');
  });

  it('lead to other pages, which are what is reported', async () => {
    const origin = await publicSite((request, response) => {
      if (request.url === '/next') response.statusCode = 402;
      html('<a href="/next">on</a>')(request, response);
    });
    const seen = await browser.look(origin, [{ do: 'click', selector: 'a' }]);
    expect(seen).toMatchObject({ finalUrl: `${origin}/next`, status: 402 });
  });

  it('talk to a chat desk in a frame, and hear what it answers and when', async () => {
    const desk = `<div id=log><p class=m>您好</p></div><input><script>
      document.querySelector('input').addEventListener('keydown', (event) => {
        if (event.key !== 'Enter') return;
        const say = (text) => {
          const line = document.createElement('p');
          line.className = 'm';
          line.textContent = text;
          document.querySelector('#log').append(line);
        };
        say(event.target.value);
        setTimeout(() => say('您好'), 700);
        setTimeout(() => say('在的，有货'), 900);
      });</script>`;
    const origin = await publicSite((request, response) =>
      html(request.url === '/desk' ? desk : '<iframe id=chat src=/desk></iframe>')(
        request,
        response,
      ),
    );
    const at = { frame: '#chat' };
    const seen = await browser.look(origin, [
      { do: 'type', selector: 'input', value: '有货吗', ...at },
      { do: 'press', selector: 'input', key: 'Enter', ...at },
      { do: 'listen', selector: '.m', forMs: 20_000, enough: 3, ...at },
    ]);
    expect(seen.heard.map(({ step, text }) => [step, text])).toEqual([
      [2, '有货吗'],
      [2, '您好'],
      [2, '在的，有货'],
    ]);
    const times = seen.heard.map(({ afterMs }) => afterMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('listen no longer than they were told to, and hear nothing that was there before', async () => {
    const origin = await publicSite(html('<p class=m>欢迎光临'));
    const seen = await browser.look(origin, [{ do: 'listen', selector: '.m', forMs: 300 }]);
    expect(seen.heard).toEqual([]);
    expect(seen.screenshot).not.toBeNull();
  });

  it('hear no more than may be heard, whatever the page says', async () => {
    const flood = `<body><script>setInterval(() => document.body.insertAdjacentHTML('beforeend',
      ('<p class=m>' + Math.random() + 'x'.repeat(1_500)).repeat(50)), 500)</script>`;
    const origin = await publicSite(html(flood));
    const seen = await browser.look(origin, [{ do: 'listen', selector: '.m', forMs: 20_000 }]);
    expect(seen.heard).toHaveLength(200);
    expect(Math.max(...seen.heard.map(({ text }) => text.length))).toBe(1_000);
  });

  it('that cannot be done are a fault of that name, and may not lead inside', async () => {
    const quick = guardedBrowser({ limits: QUICK });
    const origin = await publicSite(html(SHOP));
    expect(await lookFault(quick.look(origin, [{ do: 'click', selector: '#none' }]))).toBe('step');
    const inside = quick.look(origin, [{ do: 'go', url: 'http://127.0.0.1/' }]);
    expect(await lookFault(inside)).toBe('refused-address');
    await quick.close();
  });
});

describe.skipIf(NO_SANDBOX)('a page that leads on', () => {
  const no = new Error('no');

  it.each<[string, RequestListener]>([
    [
      'by a redirect',
      (_request, response) => void response.writeHead(302, { location: '/away' }).end(),
    ],
    ['by script', html('<p>here</p><script>location.href = "/away"</script>')],
    ['by a refresh', html('<meta http-equiv="refresh" content="0;url=/away"><p>here</p>')],
    ['by a form', html('<form action="/away"></form><script>document.forms[0].submit()</script>')],
  ])('%s is asked for first, and goes nowhere when it may not', async (_way, first) => {
    const served: string[] = [];
    const origin = await publicSite((request, response) => {
      served.push(request.url ?? '');
      if (request.url === '/') first(request, response);
      else if (request.url?.startsWith('/away')) html('<p>away</p>')(request, response);
      else response.writeHead(404).end();
    });
    const asked: string[] = [];
    const note = async (url: string) => void asked.push(url.replace(origin, '').replace('?', ''));
    const seen = await browser.look(origin, [], { mayFollow: note });
    expect(seen.html).toContain('away');
    expect(asked).toEqual(['/away']);
    expect(served.some((path) => path.startsWith('/away'))).toBe(true);

    served.length = 0;
    await expect(browser.look(origin, [], { mayFollow: () => Promise.reject(no) })).rejects.toBe(
      no,
    );
    expect(served.filter((path) => path.startsWith('/away'))).toEqual([]);
  });

  it('brings along its frames and parts unasked', async () => {
    const served: string[] = [];
    const origin = await publicSite((request, response) => {
      served.push(request.url ?? '');
      html(request.url === '/' ? '<iframe src="/frame"></iframe><img src="/part">' : 'x')(
        request,
        response,
      );
    });
    const seen = await browser.look(origin, [], { mayFollow: () => Promise.reject(no) });
    expect(seen.html).toContain('<iframe');
    expect(served).toEqual(expect.arrayContaining(['/frame', '/part']));
  });
});

describe.skipIf(NO_SANDBOX)('the browser', () => {
  it('runs in its sandbox, as nobody of ours, and knows nothing of our environment', async () => {
    process.env['KAOPU_TEST_SECRET'] = 'do not tell';
    const own = guardedBrowser();
    await own.about();
    delete process.env['KAOPU_TEST_SECRET'];
    const commands = own.pids().map((pid) => procFile(pid, 'cmdline'));
    expect(commands.join('\n')).toContain('--type=zygote');

    const origin = await publicSite(html('<p>here</p>'));
    const called = new AbortController();
    const wait = { do: 'wait-for', selector: 'text=never' } as const;
    const looking = lookFault(own.look(origin, [wait], { signal: called.signal }));
    const renderers = () => {
      return own.pids().filter((pid) => procFile(pid, 'cmdline').includes('--type=renderer'));
    };
    // Its processes shut themselves in one after the other.
    const isShutIn = (pid: number) => /^Seccomp:\t2/m.test(procFile(pid, 'status'));
    await expect.poll(() => renderers().some(isShutIn), { timeout: 10_000 }).toBe(true);
    for (const pid of own.pids()) {
      expect(procFile(pid, 'cmdline')).not.toContain('--no-sandbox');
      expect(procFile(pid, 'environ')).not.toContain('do not tell');
      if (process.getuid?.() === 0) expect(procFile(pid, 'status')).not.toMatch(/^Uid:\t0/m);
    }
    called.abort();
    expect(await looking).toBe('aborted');
    await own.close();
    expect(own.pids()).toEqual([]);
  });

  it('is replaced after so many looks', async () => {
    const own = guardedBrowser({ limits: { looks: 2, browsers: 1 } });
    const origin = await publicSite(html('ok'));
    const mains: (number | undefined)[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      await own.look(origin);
      await own.about();
      mains.push(own.pids()[0]);
    }
    expect(new Set(mains).size).toBe(2);
    await own.close();
  });

  it('that is not there is unavailable, which is our own fault', async () => {
    const origin = await publicSite(html('ok'));
    for (const chromium of ['/nowhere/chromium', '/bin/false']) {
      const none = guardedBrowser({ chromium });
      expect(await lookFault(none.look(origin))).toBe('unavailable');
      expect(none.pids()).toEqual([]);
    }
  });

  it('lets a look be called off while it starts, and serves the next', async () => {
    const own = guardedBrowser({ limits: { browsers: 1 } });
    const origin = await publicSite(html('ok'));
    const control = new AbortController();
    let started = false;
    const look = own.look(origin, [], { signal: control.signal });
    const ready = own.about().then(() => (started = true));
    setImmediate(() => control.abort());
    expect(await lookFault(look)).toBe('aborted');
    expect(started).toBe(false);
    await ready;
    expect((await own.look(origin)).status).toBe(200);
    await own.close();
  });

  it('lets a look that waits for its turn be called off', async () => {
    const own = guardedBrowser({ limits: { browsers: 1 } });
    const origin = await publicSite(html('ok'));
    const first = own.look(origin);
    const second = new AbortController();
    const waiting = own.look(origin, [], { signal: second.signal });
    second.abort();
    expect(await lookFault(waiting)).toBe('aborted');
    expect((await first).status).toBe(200);
    await own.close();
    expect(await lookFault(own.look(origin))).toBe('aborted');
  });
});
