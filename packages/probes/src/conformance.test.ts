import { existsSync, readdirSync } from 'node:fs';
import { INDICATORS } from '@kaopu/scoring';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ENTRIES, entryByKind } from './entries.ts';
import { indicateEntry } from './kit/entry.ts';
import { UNKNOWN_CAUSES } from './kit/types.ts';
import { OBSERVERS } from './observe.ts';
import { PROBES, probeByKind } from './registry.ts';
import { testContext } from './testing/context.ts';

const source = new URL('./', import.meta.url);

function probeFolders(): string[] {
  return readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => existsSync(new URL(`${name}/indicate.ts`, source)));
}

describe('the registry', () => {
  it('lists exactly the probes that have a folder', () => {
    expect(PROBES.map((probe) => probe.kind).sort()).toEqual(probeFolders().sort());
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

  it('says nothing by what it cannot read', () => {
    for (const seen of [null, {}, { reporter: 'a', proofs: 0, follows: null, fields: 'x' }]) {
      expect(indicateEntry(entry, { platform: 'p', at: 0, seen })).toBeNull();
    }
  });
});
