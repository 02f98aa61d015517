import { parseAllow } from '@kaopu/net/address';
import { BrowserFault, createBrowser, type GuardedBrowser } from '@kaopu/net/browser';
import { NO_SANDBOX } from '@kaopu/net/testing/sandbox';
import { LookFault, type ProbeContext, probeByKind, SupportResponseSeen } from '@kaopu/probes';
import { OBSERVERS } from '@kaopu/probes/observe';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from './desk.ts';
import { ANSWER_MS, type DeskMode } from './script.ts';

// The generic chat script against the lab's own widget, in the real guarded browser and in real time.

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const LISTEN_SECONDS = 14;

/** How far the test has moved the clock on: waits between two visits take no time. */
let ahead = 0;
const present = () => Date.now() + ahead;

let desk: Desk;
let browser: GuardedBrowser;
beforeAll(async () => {
  desk = openDesk('127.0.0.1', 0, present);
  await desk.open();
  browser = createBrowser({
    allow: parseAllow('127.0.0.0/8'),
    userAgent: 'lab test',
    dataFolder: process.env['KAOPU_DATA_DIR'] ?? `${ROOT}/.kaopu`,
    chromium: process.env['KAOPU_CHROMIUM'],
  });
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

const refuse = () => Promise.reject(new Error('not in this test'));

const browse: ProbeContext['browse'] = async (url, steps, visitor) => {
  try {
    const { finalUrl, html, screenshot, ...seen } = await browser.look(url, steps, { visitor });
    const phases = { dns: null, connect: null, tls: null, firstByte: null, total: 0 };
    const picture = screenshot && { mime: seen.screenshotMime, bytes: screenshot };
    const bytes = Buffer.from(html);
    return { ...seen, url: finalUrl, text: html, bytes, phases, tls: null, screenshot: picture };
  } catch (error) {
    if (!(error instanceof BrowserFault)) throw error;
    throw new LookFault(error.kind === 'step' ? 'step' : 'browser', url, error.message);
  }
};

function contextFor(kept: string[], ticket: unknown): ProbeContext {
  return {
    fetch: refuse,
    browse,
    takeTurn: () => Promise.resolve(true),
    keep({ mime }) {
      kept.push(mime);
      return Promise.resolve('0'.repeat(64));
    },
    ownNetworkUp: () => Promise.resolve(true),
    sleep: () => Promise.resolve(),
    now: present,
    signal: new AbortController().signal,
    open: {
      ticket,
      seed: 'probe',
      slotAt: present(),
      intervalMs: 302_400_000,
      wanted: true,
      timed: false,
      mayAsk: true,
      save: () => Promise.resolve(true),
      known: new Map(),
    },
    mail: { send: refuse, received: refuse, check: refuse },
    xmpp: { check: refuse, send: refuse, archive: refuse },
  };
}

/**
 * One look from beginning to end, over as many visits as it takes. `later`: how long after the question
 * the next visits come, where a test cannot wait for each; milliseconds.
 */
async function visit(mode: DeskMode, sending = true, path = '/widget', later: number[] = []) {
  const config = {
    channel: 'web-page',
    pageUrl: `${desk.urlOf(mode)}${path}`,
    open: ['#chat-open'],
    field: '#chat-text',
    send: '#chat-send',
    lines: '#chat-lines .line',
    listenSeconds: LISTEN_SECONDS,
    sending,
    asker: '靠谱测试',
  };
  const kept: string[] = [];
  let ticket: unknown = null;
  for (let visits = 1; visits < 10; visits += 1) {
    const outcome = await OBSERVERS['support-response']?.(config, contextFor(kept, ticket));
    if (outcome?.kind !== 'waiting') return { outcome, kept, visits };
    // Tickets travel through the database as JSON.
    ticket = JSON.parse(JSON.stringify(outcome.ticket));
    const { askedAt } = ticket as { askedAt: number };
    const jump = later[visits - 1];
    const wakeAt = jump === undefined ? outcome.wakeAt : askedAt + jump;
    ahead += Math.max(0, wakeAt - present());
  }
  throw new Error('the look never ended');
}

async function seen(mode: DeskMode, sending = true, path = '/widget', later: number[] = []) {
  const { outcome, kept, visits } = await visit(mode, sending, path, later);
  if (outcome?.kind !== 'observed') throw new Error(JSON.stringify(outcome));
  const read = SupportResponseSeen.parse(outcome.seen);
  const input = {
    platform: 'p',
    at: 0,
    outcome: { kind: 'observed', seen: read },
    market: {},
  } as const;
  return {
    ...read,
    kept,
    visits,
    readings: probeByKind('support-response')?.indicate(input).readings,
  };
}

describe.skipIf(NO_SANDBOX)('a chat window of no known make, in the browser', () => {
  it('is opened, asked and listened to, and only the human counts', async () => {
    const before = desk.asked().length;
    const { conversation, readings, kept } = await seen('good');
    expect(desk.asked()).toHaveLength(before + 1);
    expect(conversation?.lines.map((line) => line.class)).toEqual([
      'question',
      'greeting',
      'queue',
      'queue',
      'system',
      'greeting',
      'human',
    ]);
    const { seconds = NaN, censored } = readings?.[0]?.duration ?? {};
    expect(censored).toBe(false);
    expect(Math.abs(seconds - ANSWER_MS.good / 1_000)).toBeLessThanOrEqual(2);
    // Once to see that the window opens, once with the conversation.
    expect(kept).toEqual(['text/html', 'image/png', 'text/html', 'image/png']);
  });

  it(
    'is come back to, as the same visitor, until a human has answered',
    { timeout: 180_000 },
    async () => {
      const before = desk.asked().length;
      const { conversation, readings, visits } = await seen('slow', true, '/widget', [39 * 60_000]);
      expect(desk.asked()).toHaveLength(before + 1);
      expect(visits).toBe(3);
      expect(conversation?.lines.map((line) => line.class)).toEqual([
        'question',
        'greeting',
        'queue',
        'queue',
        'system',
        'greeting',
        'human',
      ]);
      const { seconds = NaN, censored } = readings?.[0]?.duration ?? {};
      expect(censored).toBe(false);
      // Seen at the first visit after it was said; visits lie a quarter of the wait apart by then.
      expect(seconds).toBeGreaterThanOrEqual(ANSWER_MS.slow / 1_000);
      expect(seconds).toBeLessThan((ANSWER_MS.slow / 1_000) * 1.3);
    },
  );

  it('is waited on for a day when nobody answers', { timeout: 180_000 }, async () => {
    const { readings } = await seen('bot-only', true, '/widget', [86_400_000]);
    expect(readings?.[0]).toMatchObject({
      x: 0,
      duration: { seconds: 86_400, censored: true },
      value: 86_400_000,
    });
  });

  it.each(['silent', 'slow'] as const)(
    'that forgets its visitor is known for as long as it stood open (%s)',
    { timeout: 180_000 },
    async (mode) => {
      const { readings, visits } = await seen(mode, true, '/forgetful');
      expect(visits).toBe(2);
      expect(readings?.[0]?.duration).toEqual({ seconds: LISTEN_SECONDS, censored: true });
      expect(readings?.[0]).not.toHaveProperty('value');
    },
  );

  it.each([
    ['blocked', 'challenged'],
    ['broken', 'unparseable'],
  ] as const)('that cannot be opened is unknown (%s: %s)', async (mode, cause) => {
    const before = desk.asked().length;
    expect((await visit(mode)).outcome).toMatchObject({ kind: 'unknown', cause });
    expect(desk.asked()).toHaveLength(before);
  });

  it('is opened and asked nothing without leave to send', async () => {
    const before = desk.asked().length;
    expect(await seen('good', false)).toMatchObject({
      notAsked: 'sending-off',
      conversation: null,
    });
    expect(desk.asked()).toHaveLength(before);
  });
});
