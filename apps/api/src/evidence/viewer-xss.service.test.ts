import { openEvidenceFolder, recordEvidence } from '@kaopu/db';
import { launchBrowser } from '@kaopu/testkit';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  LISTS_ABSENT,
  listedAttacks,
  OWN_ATTACKS,
  FRAME_FROM_ELSEWHERE,
  type Attack,
} from '../testing/attacks.ts';
import { startCanaryProxy, type CanaryProxy } from '../testing/canary-proxy.ts';
import { startApi, type RunningApi } from '../testing/running-api.ts';

type Browser = Awaited<ReturnType<typeof launchBrowser>>;

/** Payloads of one document, with what ends whatever the one before may have left open. */
const TOGETHER = 60;
const RESET = `\n--></script></style></title></textarea></noscript></xmp></template></select></svg></math>'">\n`;
const FRAMES = 40;
/** Unguarded pages may never come to rest; guarded ones do at once. */
const PATIENCE_MS = 5000;
const RAN = 'kaopu: it ran';
/** What the browser itself asks about forms it finds, whoever made them. */
const OWN_CHATTER = 'content-autofill.googleapis.com:443';
/** Lets a frame do all but lead the whole window away, which would end the test. */
const FREE = 'allow-scripts allow-same-origin allow-modals allow-forms allow-popups';
const SEALED = '';
/** A page that asks for nothing of its own: `/` names pieces to load early, which are not evidence's. */
const HOST = '/alerts';

let api: RunningApi;
let browser: Browser;
let proxy: CanaryProxy;
let bare: Server;
let bareUrl: string;
/** What the server without guards answers, by path. */
const bareAnswers = new Map<string, { headers: Record<string, string>; body: Buffer | string }>();

beforeAll(async () => {
  api = await startApi(inject('postgresUrl'));
  bare = createServer((request, response) => {
    const answer = bareAnswers.get(request.url ?? '');
    response.writeHead(answer ? 200 : 404, answer?.headers).end(answer?.body);
  });
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
  bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}`;
  bareAnswers.set(HOST, {
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><p>bare',
  });
  proxy = await startCanaryProxy([api.url, bareUrl]);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await proxy?.stop();
  bare?.closeAllConnections();
  bare?.close();
  await api?.stop();
});

async function keep(attacks: readonly Attack[]): Promise<string[]> {
  const files = openEvidenceFolder(join(api.dataDir, 'evidence'));
  const kept = [];
  for (const { bytes, mime } of attacks) {
    kept.push({ sha256: await files.put(bytes), size: bytes.length, mime });
  }
  await recordEvidence(api.test.db, kept);
  return kept.map(({ sha256 }) => sha256);
}

function bareFrame(name: string, body: Buffer | string, headers: Record<string, string>): string {
  bareAnswers.set(`/${name}`, { headers, body });
  return `${bareUrl}/${name}`;
}

function together(payloads: readonly string[]): Attack[] {
  const documents: Attack[] = [];
  for (let i = 0; i < payloads.length; i += TOGETHER) {
    const text = payloads.slice(i, i + TOGETHER).join(RESET);
    const mime = 'text/html; charset=utf-8';
    documents.push({ what: `payloads from ${i}`, mime, bytes: Buffer.from(text) });
  }
  return documents;
}

interface Seen {
  /** Scripts that ran, dialogs included. */
  runs: number;
  /** Requests the browser tells of, but those for the frames themselves. */
  requests: string[];
  /** The same on the wire: what a policy refuses never gets there. */
  wire: string[];
  /** `tag` and `tag.attribute` of everything in frames that may be looked into. */
  names: string[];
}

/** Opens the frames in a page of `origin`, some at a time, and tells what came of it. */
async function look(origin: string, frames: readonly string[], sandbox: string): Promise<Seen> {
  const before = proxy.asked.length;
  const seen: Seen = { runs: 0, requests: [], wire: [], names: [] };
  const asked = new Set([origin + HOST, `${origin}/favicon.ico`, ...frames]);
  const context = await browser.newContext({ proxy: { server: proxy.url } });
  await context.addInitScript(`for (const name of ['alert', 'confirm', 'prompt', 'print'])
    window[name] = () => console.info(${JSON.stringify(RAN)});`);
  context.on('console', (message) => {
    if (message.text() === RAN) seen.runs += 1;
  });
  context.on('dialog', (dialog) => {
    seen.runs += 1;
    void dialog.dismiss().catch(() => undefined);
  });
  context.on('request', (request) => {
    const isFrame = request.isNavigationRequest() && asked.has(request.url());
    if (!isFrame && request.url() !== 'about:blank') seen.requests.push(request.url());
  });
  for (let i = 0; i < frames.length; i += FRAMES) {
    const page = await context.newPage();
    await page.goto(origin + HOST);
    const names = await page
      .evaluate<string[]>(
        `${SHOW}(${JSON.stringify({ urls: frames.slice(i, i + FRAMES), sandbox })})`,
      )
      // The unguarded control may break its page; the guarded ones are held to their counts.
      .catch(() => []);
    seen.names.push(...names);
    await page.waitForLoadState('networkidle', { timeout: PATIENCE_MS }).catch(() => undefined);
    await page.close();
  }
  await context.close();
  seen.wire = proxy.asked.slice(before).filter((url) => !asked.has(url) && url !== OWN_CHATTER);
  return seen;
}

/** In the browser: loads the frames, and names all tags and attributes of those it may look into. */
const SHOW = `(async ({ urls, sandbox }) => {
  const frames = await Promise.all(urls.map((url) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', sandbox);
    const loaded = new Promise((resolve) => {
      frame.addEventListener('load', resolve);
      setTimeout(resolve, ${PATIENCE_MS});
    });
    frame.src = url;
    document.body.append(frame);
    return loaded.then(() => frame);
  }));
  const names = new Set();
  for (const { contentDocument } of frames) {
    if (contentDocument?.contentType !== 'text/html') continue;
    for (const element of contentDocument.body?.querySelectorAll('*') ?? []) {
      names.add(element.localName);
      for (const { name } of element.attributes) names.add(element.localName + '.' + name);
    }
  }
  return [...names];
})`;

/** Where a frame of `url` in a page of `origin` ends up. */
async function framed(origin: string, url: string): Promise<string | undefined> {
  const page = await browser.newPage();
  await page.goto(origin + HOST);
  await page.evaluate(`${SHOW}(${JSON.stringify({ urls: [url], sandbox: SEALED })})`);
  const found = page.frames()[1]?.url();
  await page.close();
  return found;
}

const NOTHING = { runs: 0, requests: [], wire: [] };
const ALLOWED =
  /^(h[1-6]|p|div|section|article|header|footer|main|nav|aside|address|blockquote|pre|hr|br|center|figure|figcaption|[uod]l|li|d[td]|table|caption|t(head|body|foot|r|d|h)|span|b|strong|i|em|u|s|del|ins|small|su[bp]|mark|code|kbd|samp|q|cite|abbr|time|img|p\.class|span\.(class|title)|img\.(src|alt|width|height)|t[dh]\.(colspan|rowspan))$/;

async function expectHarmless(attacks: readonly Attack[]): Promise<string[]> {
  const hashes = await keep(attacks);
  const views = hashes.map((sha256) => `${api.url}/api/v1/evidence/${sha256}/view`);
  // As the dashboard shows it; then each of its two fences alone.
  expect(await look(api.url, views, SEALED)).toMatchObject(NOTHING);
  expect(await look(api.url, views, FREE)).toMatchObject(NOTHING);
  const answers: Response[] = [];
  for (const url of views) answers.push(await fetch(url));
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  const type = (i: number) => answers[i]?.headers.get('content-type') ?? '';
  const sanitised: string[] = [];
  for (const [i, answer] of answers.entries()) {
    const body = Buffer.from(await answer.arrayBuffer());
    sanitised.push(bareFrame(`sanitised-${i}`, body, { 'content-type': type(i) }));
  }
  const bySanitiser = await look(bareUrl, sanitised, FREE);
  expect(bySanitiser).toMatchObject(NOTHING);
  expect([...new Set(bySanitiser.names)].filter((name) => !ALLOWED.test(name))).toEqual([]);

  const policy = answers[0]?.headers.get('content-security-policy')?.replace("'self'", bareUrl);
  const governed = attacks.filter(({ what }) => what !== FRAME_FROM_ELSEWHERE);
  const sandboxed = governed.map(({ bytes, mime }, i) =>
    bareFrame(`sandboxed-${i}`, bytes, {
      'content-type': mime.split(/[\r\n]/, 1)[0] || 'text/html',
      'content-security-policy': policy ?? '',
      'referrer-policy': 'no-referrer',
    }),
  );
  expect(await look(bareUrl, sandboxed, FREE)).toMatchObject({ runs: 0, wire: [] });
  return views;
}

/** The same attacks without any fence: they must bite, or the rest proves nothing. */
async function unguarded(attacks: readonly Attack[]): Promise<Seen> {
  const frames = attacks.map(({ bytes, mime }, i) =>
    bareFrame(`raw-${i}`, bytes, { 'content-type': mime.split(/[\r\n]/, 1)[0] || 'text/html' }),
  );
  return look(bareUrl, frames, FREE);
}

describe('in a real browser, stored evidence', () => {
  it('of our own attacks runs nothing and asks for nothing, by either fence alone', async () => {
    const control = await unguarded(OWN_ATTACKS);
    expect(control.runs).toBeGreaterThan(40);
    expect(control.wire.length).toBeGreaterThan(10);
    const views = await expectHarmless(OWN_ATTACKS);
    const sources = views.map((url) => `${url}?as=source`);
    expect(await look(api.url, sources, FREE)).toMatchObject(NOTHING);
  }, 300_000);

  it('of the lists of others runs nothing and asks for nothing', async (context) => {
    if (LISTS_ABSENT !== null) context.skip(LISTS_ABSENT);
    const documents = together(listedAttacks());
    const control = await unguarded(documents);
    expect(control.runs).toBeGreaterThanOrEqual(300);
    await expectHarmless(documents);
  }, 600_000);

  it('is framed by no page but ours', async () => {
    const [sha256] = await keep([{ what: '', mime: 'text/html', bytes: Buffer.from('<p>seen') }]);
    const view = `${api.url}/api/v1/evidence/${sha256}/view`;
    expect(await framed(api.url, view)).toBe(view);
    expect(await framed(bareUrl, view)).not.toContain(api.url);
    expect(await (await fetch(view)).text()).toContain('<p>seen</p>');
  });
});
