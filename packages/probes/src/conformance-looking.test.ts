import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Outcome, type ProbeContext, UNKNOWN_CAUSES, type Waiting } from './kit/types.ts';
import { OBSERVERS } from './observe.ts';
import { PROBES } from './registry.ts';
import { testContext } from './testing/context.ts';
import { fixture } from './testing/fixtures.ts';
import { sampleConfigs } from './testing/sample-configs.ts';
import { type Answer, startSite } from './testing/site.ts';
import { withoutWorld } from './testing/without-world.ts';

/** Whatever a site may answer; each probe must make something of it or say why it cannot. */
const ANSWERS: readonly (readonly [string, Answer])[] = [
  [
    'a page',
    { body: `<title>甲店</title><p>${'终身会员，欢迎光临本店。'.repeat(9)}甲乙有限公司</p>` },
  ],
  [
    'a shop',
    {
      body: `<title>甲店</title><h1>订单查询</h1><a href="/">查单</a><p>${'全部商品自动发货。'.repeat(9)}</p><form><input name="order_no"></form>`,
    },
  ],
  ['a document', { body: '{"code":200,"data":[{"id":1,"name":"甲","price":"1.00","stock":3}]}' }],
  ['an empty page', { body: '' }],
  ['a missing page', { status: 404, body: 'no' }],
  ['a broken server', { status: 500, body: 'oops' }],
  ['a wall', { body: fixture('walls/captcha.html') }],
  ['a refusal', { status: 403, body: 'no' }],
  ['a hung up connection', { reset: true }],
];

/** Answers by which a site says nothing of itself. */
const TURNED_AWAY: readonly (readonly [string, Answer])[] = [
  ['a wall', { body: fixture('walls/captcha.html') }],
  ['a refusal', { status: 403, body: 'no' }],
  ['a request to come back later', { status: 429, body: 'slow' }],
  ['an empty page', { body: '' }],
];

describe.each(PROBES.map((probe) => [probe.kind, probe] as const))('%s looking', (kind, probe) => {
  it.each(ANSWERS)(
    'at %s touches nothing but its context, and can be stored',
    async (_what, answer) => {
      const { origin } = await startSite({ '*': answer });
      await probe.looking();
      const configs = sampleConfigs(probe.config, origin);
      expect(configs.length).toBeGreaterThan(0);
      for (const config of configs) {
        expect(probe.config.safeParse(config)).toMatchObject({ success: true });
        const outcome = await withoutWorld((context) => look(kind, config, context));
        if (outcome.kind === 'unknown') {
          expect(UNKNOWN_CAUSES).toContain(outcome.cause);
          continue;
        }
        if (outcome.kind === 'waiting') {
          expect(JSON.parse(JSON.stringify(outcome.ticket))).toEqual(outcome.ticket);
          continue;
        }
        const stored: unknown = JSON.parse(JSON.stringify(outcome.seen));
        const seen = probe.seen.parse(stored);
        expect(seen).toStrictEqual(outcome.seen);
        const input = { platform: 'p', at: 1_700_000_000_000, market: {} };
        expect(probe.indicate({ ...input, outcome: { kind: 'observed', seen } })).toEqual(
          probe.indicate({ ...input, outcome }),
        );
        const { readings } = probe.indicate({ ...input, outcome });
        for (const { indicator, x } of readings) {
          expect(probe.indicators).toContain(indicator);
          expect(x === null || (x >= 0 && x <= 1)).toBe(true);
        }
      }
    },
  );

  it.each(TURNED_AWAY)('at %s is never clean and never to blame', async (_what, answer) => {
    const { origin } = await startSite({ '*': answer });
    for (const config of sampleConfigs(probe.config, origin)) {
      const outcome = await look(kind, config, testContext());
      // Whoever waits for an answer has said nothing yet, and what a person typed needs no look.
      if (outcome.kind === 'waiting' || isTyped(config)) continue;
      const said = probe.indicate({ platform: 'p', at: 0, market: {}, outcome });
      expect(said.readings.filter(({ x }) => x !== null)).toEqual([]);
      expect([...said.facts, ...(said.findings ?? [])]).toEqual([]);
    }
  });
});

function isTyped(config: unknown): boolean {
  return z.object({ check: z.literal('letter') }).safeParse(config).success;
}

function look(
  kind: string,
  config: unknown,
  context: ProbeContext,
): Promise<Outcome<unknown> | Waiting> {
  const observer = OBSERVERS[kind];
  if (observer === undefined) throw new Error(`no way to look with ${kind}`);
  return observer(config, context);
}

describe('the fence around a look', () => {
  it.each<[string, (context: ProbeContext) => unknown]>([
    ['the clock', () => Date.now()],
    ['the date', () => new Date()],
    ['a moment later', () => setImmediate(() => {})],
    ['chance', () => Math.random()],
    ['the open network', () => fetch('http://127.0.0.1/')],
    ['more of its context', (context) => Reflect.get(context, 'secret')],
  ])('catches a probe that reaches for %s', async (_what, reach) => {
    await expect(withoutWorld(async (context) => reach(context))).rejects.toThrow(/reached for/);
  });
});
