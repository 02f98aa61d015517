import type { EntryKindView, EntryView } from '@kaopu/contracts';
import type { EntryRecord } from '@kaopu/db';
import { Entry, entryByKind, sourceOf, type EntryKind } from '@kaopu/probes';
import { z } from 'zod';

const HAPPENED = { zh: '发生时间', en: 'When it happened' };

export function entryKindView(entry: EntryKind<unknown>): EntryKindView {
  const { kind, title, description, when = HAPPENED, proof, indicators, isPrivate = false } = entry;
  return {
    kind,
    title,
    description,
    when,
    proof,
    followUp: entry.followUp ?? null,
    indicators: [...indicators],
    isPrivate,
    fieldsSchema: z.toJSONSchema(entry.fields, { io: 'input' }),
  };
}

/** `countedBy`: the newer entry that counts in its place. */
export function entryView(record: EntryRecord, countedBy: string | null): EntryView {
  const kind = entryByKind(record.kind);
  const entry = Entry.safeParse(record.seen).data;
  const fields = kind?.fields.safeParse(entry?.fields);
  const told = kind && fields?.success ? { kind, fields: fields.data } : null;
  return {
    key: record.key,
    kind: record.kind,
    at: record.at.toISOString(),
    loggedAt: record.loggedAt.toISOString(),
    reporter: entry?.reporter ?? '',
    source: kind && entry ? sourceOf(kind, entry) : 'entry',
    summary: told?.kind.summary(told.fields) ?? { zh: record.kind, en: record.kind },
    fields: entry?.fields ?? null,
    uploads: record.evidence,
    follows: entry?.follows ?? null,
    open: (record.retracted === null && told?.kind.isOpen?.(told.fields)) ?? false,
    judged: record.judged,
    countedBy: record.retracted === null ? countedBy : null,
    retracted: record.retracted && {
      ...record.retracted,
      at: new Date(record.retracted.at).toISOString(),
    },
  };
}
