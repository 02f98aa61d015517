import { readdirSync } from 'node:fs';
import { INDICATORS } from '@kaopu/scoring';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ENTRIES, entryByKind } from './entries.ts';
import { indicateEntry } from './kit/entry.ts';
import { probeByKind } from './registry.ts';
import { sampleEntries } from './testing/sample-configs.ts';

describe('the list of entries', () => {
  const folders = readdirSync(new URL('entries/', import.meta.url), { withFileTypes: true })
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
