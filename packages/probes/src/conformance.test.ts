import { readdirSync } from 'node:fs';
import { INDICATORS } from '@kaopu/scoring';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ENTRIES, entryByKind } from './entries.ts';
import { indicateEntry } from './kit/entry.ts';
import { type Outcome, type ProbeContext, UNKNOWN_CAUSES, type Waiting } from './kit/types.ts';
import { OBSERVERS } from './observe.ts';
import { PROBES, probeByKind } from './registry.ts';
import { testContext } from './testing/context.ts';
import { probeFolders } from './testing/folders.ts';
import { fixture } from './testing/fixtures.ts';
import { sampleConfigs, sampleEntries } from './testing/sample-configs.ts';
import { type Answer, startSite } from './testing/site.ts';

const source = new URL('./', import.meta.url);

describe('the registry', () => {
  it('lists exactly the probes that have a folder', () => {
    expect(PROBES.map((probe) => probe.kind).sort()).toEqual(probeFolders(source));
  });

  it('knows how to look for each of them, and for nothing else', () => {
    expect(Object.keys(OBSERVERS).sort()).toEqual(PROBES.map((probe) => probe.kind).sort());
  });

  it('finds a probe by its kind', () => {
    expect(probeByKind('availability')?.kind).toBe('availability');
    expect(probeByKind('toString')).toBeUndefined();
  });
});

describe.each(PROBES.map((probe) => [probe.kind, probe] as const))('%s', (kind, probe) => {
  it('has a title and a description in both languages', () => {
    for (const text of [probe.title, probe.description]) {
      expect(text.zh.trim()).not.toBe('');
      expect(text.en.trim()).not.toBe('');
    }
  });

  it('declares known, distinct indicators and sane intervals', () => {
    expect(new Set(probe.indicators).size).toBe(probe.indicators.length);
    for (const indicator of probe.indicators) expect(INDICATORS).toContain(indicator);
    expect(probe.minIntervalSeconds).toBeGreaterThan(0);
    expect(probe.minIntervalSeconds).toBeLessThanOrEqual(probe.defaultIntervalSeconds);
  });

  it('can describe its configuration and what it sees as JSON Schema', () => {
    for (const schema of [probe.config, probe.seen]) {
      const json = z.toJSONSchema(schema, { io: 'input' });
      expect(JSON.stringify(json)).toContain('"properties"');
    }
  });

  it.each(UNKNOWN_CAUSES)('never moves a quality by an unknown look (%s)', (cause) => {
    const {
      readings,
      facts,
      findings = [],
    } = probe.indicate({
      platform: 'p',
      at: 0,
      outcome: { kind: 'unknown', cause, detail: '' },
      market: {},
      items: {},
    });
    expect(facts).toEqual([]);
    expect(findings).toEqual([]);
    expect(readings).toEqual(
      probe.indicators.map((indicator) => ({ indicator, subject: '', x: null })),
    );
  });

  it('takes a configuration it cannot read for a fault of ours', async () => {
    const outcome = await OBSERVERS[kind]?.({ nonsense: true }, testContext());
    expect(outcome).toMatchObject({ kind: 'unknown', cause: 'prober-fault' });
  });
});

interface Part {
  const?: unknown;
  labels?: { zh?: string; en?: string };
  options?: Record<string, { zh?: string; en?: string }>;
  enum?: string[];
  oneOf?: Part[];
  anyOf?: Part[];
  items?: Part;
  properties?: Record<string, Part>;
}

/** Where a form would show a person a word of the program's own instead of one of hers. */
function unnamed(part: Part, path: string): string[] {
  const named = (labels: Part['labels']) => Boolean(labels?.zh?.trim() && labels.en?.trim());
  const branches = part.oneOf ?? [];
  const own = (part.enum ?? []).filter((word) => !named(part.options?.[word]));
  return [
    ...own.map((word) => `${path} = ${word}`),
    ...branches.flatMap((branch, i) => [
      ...(branches.length < 2 || named(branch.labels) ? [] : [`${path} branch ${i}`]),
      ...unnamed(branch, `${path}|${i}`),
    ]),
    ...Object.entries(part.properties ?? {})
      .filter(([, field]) => typeof field.const !== 'string')
      .flatMap(([name, field]) => [
        ...(named(field.labels) ? [] : [`${path}/${name}`]),
        ...unnamed(field, `${path}/${name}`),
      ]),
    ...(part.items === undefined ? [] : unnamed(part.items, `${path}/*`)),
    ...(part.anyOf ?? []).flatMap((branch) => unnamed(branch, path)),
  ];
}

it.each(PROBES.map((probe) => [probe.kind, probe] as const))(
  'the form of %s names every field, choice and option in both languages',
  (_kind, probe) => {
    const form = z.toJSONSchema(probe.config, { io: 'input' }) as Part;
    expect(unnamed(form, '')).toEqual([]);
    expect(unnamed({ properties: { field: { enum: ['a'] } } }, '')).toHaveLength(2);
  },
);

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

/** Of what a probe is given, and nothing else there is. */
const GIVEN: readonly (keyof ProbeContext)[] = [
  'open',
  'mail',
  'xmpp',
  'fetch',
  'browse',
  'takeTurn',
  'keep',
  'ownNetworkUp',
  'sleep',
  'now',
  'signal',
];

function onlyGiven(context: ProbeContext): ProbeContext {
  return new Proxy(context, {
    get(target, name) {
      if (GIVEN.some((given) => given === name)) return Reflect.get(target, name);
      throw new Error(`a probe reached for context.${String(name)}`);
    },
    set() {
      throw new Error('a probe changed its context');
    },
  });
}

/** A date made from nothing is the clock as well. */
function trapNow(isAllowed: () => boolean): () => void {
  const Real = Date;
  globalThis.Date = new Proxy(Real, {
    construct(target, args, self) {
      if (args.length > 0 || isAllowed()) return Reflect.construct(target, args, self) as object;
      throw new Error('a probe reached for new Date');
    },
  });
  return () => {
    globalThis.Date = Real;
  };
}

/** Makes the ambient world scream while `work` is under way; what we do for it does not count. */
async function withoutWorld<T>(work: (context: ProbeContext) => Promise<T>): Promise<T> {
  const inner = { ...testContext(), now: () => 1_700_000_000_000 };
  let ours = 0;
  const lent =
    <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      ours += 1;
      try {
        return await act(...args);
      } finally {
        ours -= 1;
      }
    };
  const trap = <K extends string>(holder: Record<K, (...args: never[]) => unknown>, name: K) => {
    const real = holder[name];
    holder[name] = (...args: never[]) => {
      if (ours > 0) return real.apply(holder, args);
      throw new Error(`a probe reached for ${name}`);
    };
    return () => {
      holder[name] = real;
    };
  };
  const undo = [
    trap(globalThis as never, 'fetch'),
    trap(globalThis as never, 'setTimeout'),
    trap(globalThis as never, 'setInterval'),
    trap(globalThis as never, 'setImmediate'),
    trap(Date as never, 'now'),
    trapNow(() => ours > 0),
    trap(Math as never, 'random'),
    trap(performance as never, 'now'),
  ];
  try {
    return await work(
      onlyGiven({
        ...inner,
        fetch: lent(inner.fetch),
        keep: lent(inner.keep),
        mail: {
          send: lent(inner.mail.send),
          received: lent(inner.mail.received),
          check: lent(inner.mail.check),
        },
        xmpp: {
          check: lent(inner.xmpp.check),
          send: lent(inner.xmpp.send),
          archive: lent(inner.xmpp.archive),
        },
      }),
    );
  } finally {
    for (const end of undo) end();
  }
}

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

describe('the list of entries', () => {
  const folders = readdirSync(new URL('entries/', source), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

  it('holds exactly the kinds that have a folder', () => {
    expect(ENTRIES.map(({ kind }) => kind).sort()).toEqual(folders.sort());
  });

  it('shares no kind with a probe or with what is no entry', () => {
    for (const { kind } of ENTRIES) {
      expect(probeByKind(kind)).toBeUndefined();
      expect(kind).not.toBe('retraction');
    }
    expect(entryByKind('toString')).toBeUndefined();
  });
});

interface FormField {
  labels?: unknown;
  properties?: Record<string, FormField>;
  items?: FormField;
  enum?: string[];
  options?: Record<string, unknown>;
  hint?: unknown;
}

const TEXT = { zh: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) };

/** Every field a form would show, rows of lists included. */
function fieldsOf({ properties = {}, items }: FormField): FormField[] {
  return [
    ...Object.values(properties),
    ...Object.values(properties).flatMap(fieldsOf),
    ...(items ? fieldsOf(items) : []),
  ];
}

describe.each(ENTRIES.map((entry) => [entry.kind, entry] as const))('%s', (_kind, entry) => {
  it('has words in both languages', () => {
    const texts = [entry.title, entry.description, entry.when, entry.proof?.hint].filter(
      (text) => text !== undefined,
    );
    expect(texts).toEqual(texts.map(() => TEXT));
  });

  it('declares known, distinct indicators, and none when it is private', () => {
    expect(new Set(entry.indicators).size).toBe(entry.indicators.length);
    for (const indicator of entry.indicators) expect(INDICATORS).toContain(indicator);
    if (entry.isPrivate) expect(entry.indicators).toEqual([]);
  });

  it('makes a form whose every field and option has a label in both languages', () => {
    const form = z.toJSONSchema(entry.fields, { io: 'input' }) as FormField;
    const fields = fieldsOf(form);
    expect(fields.length).toBeGreaterThan(0);
    for (const field of fields) {
      expect(field.labels).toEqual(TEXT);
      if (field.hint !== undefined) expect(field.hint).toEqual(TEXT);
      for (const word of field.enum ?? []) expect(field.options?.[word]).toEqual(TEXT);
    }
  });

  it('speaks of the indicators it declares, between 0 and 1', () => {
    const read = sampleEntries(entry.fields);
    expect(read.length).toBeGreaterThan(0);
    for (const fields of read) {
      const seen = { reporter: '小王', proofs: 0, follows: null, fields };
      const said = indicateEntry(entry, { platform: 'p', at: 1_700_000_000_000, seen });
      for (const { indicator, x } of said?.readings ?? []) {
        expect(entry.indicators).toContain(indicator);
        expect(x === null || (x >= 0 && x <= 1)).toBe(true);
      }
    }
  });

  it('says nothing by what it cannot read', () => {
    for (const seen of [null, {}, { reporter: 'a', proofs: 0, follows: null, fields: 'x' }]) {
      expect(indicateEntry(entry, { platform: 'p', at: 0, seen })).toBeNull();
    }
  });
});
