import { INDICATORS } from '@kaopu/scoring';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { UNKNOWN_CAUSES } from './kit/types.ts';
import { OBSERVERS } from './observe.ts';
import { PROBES, probeByKind } from './registry.ts';
import { testContext } from './testing/context.ts';
import { probeFolders } from './testing/folders.ts';

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
