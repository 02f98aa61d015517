import { createFetcher, FetchFault, parseAllow } from '@kaopu/net';
import {
  lineKey,
  LookFault,
  type Outcome,
  type ProbeContext,
  probeByKind,
  SupportResponseSeen,
  type LineClass,
} from '@kaopu/probes';
import { OBSERVERS } from '@kaopu/probes/observe';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from './desk.ts';
import { ANSWER_MS, DESK_MODES, type DeskMode } from './script.ts';

// The customer service probe against every kind of desk, over a real server and a clock of the test's own.

const DAY_MS = 86_400_000;
/** A Wednesday, 15:00 in Beijing. */
const START = Date.UTC(2026, 10, 25, 7);

let now = START;
let desk: Desk;
beforeAll(async () => {
  desk = openDesk('127.0.0.1', 0, () => now);
  await desk.open();
});
afterAll(() => desk.stop());
beforeEach(() => {
  now = START;
});

const fetcher = createFetcher({ allow: parseAllow('127.0.0.0/8'), userAgent: 'lab test' });
const refuse = () => Promise.reject(new Error('no accounts here'));

interface Looking {
  /** Looks that fail, by their number from 0. */
  failing?: (look: number) => boolean;
  known?: ReadonlyMap<string, LineClass>;
  sending?: boolean;
}

function contextFor(look: number, ticket: unknown, options: Looking): ProbeContext {
  return {
    async fetch(url, init) {
      if (options.failing?.(look) === true) throw new LookFault('timeout', url, 'our network');
      try {
        return await fetcher(url, init);
      } catch (error) {
        if (error instanceof FetchFault) throw new LookFault(error.kind, error.url, error.message);
        throw error;
      }
    },
    browse: refuse,
    takeTurn: () => Promise.resolve(true),
    keep: () => Promise.resolve('0'.repeat(64)),
    ownNetworkUp: () => Promise.resolve(true),
    sleep: () => Promise.resolve(),
    now: () => now,
    signal: new AbortController().signal,
    open: {
      ticket,
      seed: 'probe',
      slotAt: START,
      intervalMs: 302_400_000,
      wanted: true,
      timed: false,
      mayAsk: true,
      save: () => Promise.resolve(true),
      known: options.known ?? new Map(),
    },
    mail: { send: refuse, received: refuse, check: refuse },
    xmpp: { check: refuse, send: refuse, archive: refuse },
  };
}

/** One look from beginning to end, however many claims it takes; time passes as it wants to be woken. */
async function watch(
  mode: DeskMode,
  options: Looking = {},
): Promise<{ outcome: Outcome<SupportResponseSeen>; looks: number }> {
  const { sending = true } = options;
  const config = {
    channel: 'live-helper-chat',
    chatUrl: desk.urlOf(mode),
    sending,
    asker: '靠谱测试',
  };
  let ticket: unknown = null;
  for (let looks = 1; looks < 500; looks += 1) {
    const result = await OBSERVERS['support-response']?.(
      config,
      contextFor(looks - 1, ticket, options),
    );
    if (result === undefined) break;
    if (result.kind === 'observed') {
      return { outcome: { kind: 'observed', seen: SupportResponseSeen.parse(result.seen) }, looks };
    }
    if (result.kind === 'unknown') return { outcome: result, looks };
    // Tickets travel through the database as JSON.
    ticket = JSON.parse(JSON.stringify(result.ticket));
    now = Math.max(now, result.wakeAt);
  }
  throw new Error('the look never ended');
}

async function seen(mode: DeskMode, options: Looking = {}): Promise<SupportResponseSeen> {
  const { outcome } = await watch(mode, options);
  if (outcome.kind !== 'observed') throw new Error(`${outcome.cause}: ${outcome.detail}`);
  return outcome.seen;
}

function readingsOf(outcome: Outcome<SupportResponseSeen>) {
  const input = { platform: 'p', at: START, outcome, market: {} };
  return probeByKind('support-response')?.indicate(input).readings ?? [];
}

async function durationAt(mode: DeskMode, options: Looking = {}) {
  const { outcome } = await watch(mode, options);
  return readingsOf(outcome)[0]?.duration;
}

describe('a desk where somebody answers', () => {
  it.each(['good', 'slow'] as const)('is measured to the second (%s)', async (mode) => {
    const duration = await durationAt(mode);
    expect(duration?.censored).toBe(false);
    expect(Math.abs((duration?.seconds ?? 0) - ANSWER_MS[mode] / 1_000)).toBeLessThanOrEqual(1);
  });

  it('has every other line told from the answer, whatever comes between', async () => {
    const { conversation } = await seen('good');
    expect(conversation?.lines.map((line) => line.class)).toEqual([
      'bot',
      'question',
      'queue',
      'queue',
      'system',
      'greeting',
      'human',
    ]);
  });

  it('is asked once, by somebody who says who he is and that a tool asks', async () => {
    const before = desk.asked().length;
    await seen('slow');
    const questions = desk.asked().slice(before);
    expect(questions).toHaveLength(1);
    expect(questions[0]?.question).toContain('靠谱测试');
    expect(questions[0]?.question).toContain('工具代发');
  });

  it('is watched closely at first and ever more rarely then', async () => {
    const quick = await watch('good');
    expect(quick.looks).toBe(2);
    const { looks } = await watch('slow');
    expect(looks).toBeGreaterThan(20);
    expect(looks).toBeLessThan(40);
  });

  it('counts another line when a person has said that this one is no human', async () => {
    const known = new Map([['有的10张起168一张下单自动发', 'bot' as const]]);
    expect(await durationAt('good', { known })).toEqual({ seconds: 86_400, censored: true });
  });
});

describe('a desk where nobody answers', () => {
  it.each(['silent', 'bot-only'] as const)('is waited on for a day (%s)', async (mode) => {
    expect(await durationAt(mode)).toEqual({ seconds: 86_400, censored: true });
    expect(now - START).toBe(DAY_MS);
  });

  it('shows in the readings as the worst there is', async () => {
    const { outcome } = await watch('silent');
    expect(readingsOf(outcome)).toMatchObject([{ indicator: 'first-response', x: 0 }]);
  });
});

describe('a desk that lies', () => {
  it('by a machine under a person’s name is told apart: nobody reads so fast, whatever it says', async () => {
    for (const visit of [1, 2, 3]) {
      now = START + visit * 7 * DAY_MS;
      const { conversation } = await seen('lying');
      expect(conversation?.lines.map((line) => [line.class, line.rule])).toEqual([
        ['question', 'ours'],
        ['bot', 'faster-than-reading'],
      ]);
    }
  });

  it('counts as one where nobody answers, for the whole day', async () => {
    const { outcome } = await watch('lying');
    expect(readingsOf(outcome)[0]).toMatchObject({
      x: 0,
      duration: { seconds: 86_400, censored: true },
    });
  });

  it('is believed by nobody but a person, who may say that this is one', async () => {
    const { conversation } = await seen('lying');
    const said = conversation?.lines[1]?.text ?? '';
    const known = new Map([[lineKey(said), 'human' as const]]);
    now = START;
    const duration = await durationAt('lying', { known });
    expect(duration).toMatchObject({ censored: false });
  });
});

describe('a closed desk', () => {
  it('is asked nothing and counts as refused', async () => {
    const before = desk.asked().length;
    const { online, conversation } = await seen('closed');
    expect(online).toBe(false);
    expect(conversation?.refused).toBe(true);
    expect(desk.asked()).toHaveLength(before);
  });
});

describe('a desk that cannot be read', () => {
  it.each([
    ['blocked', 'challenged'],
    ['broken', 'unparseable'],
  ] as const)('is unknown (%s: %s), never unanswered', async (mode, cause) => {
    const { outcome } = await watch(mode);
    expect(outcome).toMatchObject({ kind: 'unknown', cause });
    expect(readingsOf(outcome)).toEqual([
      { indicator: 'first-response', subject: '', x: null },
      { indicator: 'off-hours-response', subject: '', x: null },
    ]);
  });
});

describe('a fault of ours in between', () => {
  it('costs nothing as long as the conversation can be read in the end', async () => {
    const duration = await durationAt('good', { failing: (look) => look > 0 && look < 12 });
    expect(duration?.censored).toBe(false);
    expect(Math.abs((duration?.seconds ?? 0) - 7)).toBeLessThanOrEqual(1);
  });

  it('is unknown, not "no reply", when it lasts', async () => {
    const { outcome } = await watch('good', { failing: (look) => look > 0 });
    expect(outcome).toMatchObject({ kind: 'unknown', cause: 'timeout' });
    expect(now - START).toBeGreaterThan(DAY_MS);
  });
});

describe('without leave to send', () => {
  it.each(DESK_MODES.filter((mode) => mode !== 'blocked' && mode !== 'broken'))(
    'a desk is only looked at (%s)',
    async (mode) => {
      const before = desk.asked().length;
      const result = await seen(mode, { sending: false });
      expect(result).toMatchObject({
        online: mode !== 'closed',
        conversation: null,
        notAsked: 'sending-off',
      });
      expect(readingsOf({ kind: 'observed', seen: result })).toEqual([]);
      expect(desk.asked()).toHaveLength(before);
    },
  );
});
