import type { LogEntry } from '@kaopu/contracts';
import { entryByKind, Reporter, type EntryKind } from '@kaopu/probes';
import { EPOCH, METHOD } from '@kaopu/scoring';
import type { z } from 'zod';
import { ApiProblem, type FieldProblem } from '../problems/problem.ts';
import type { FieldCode } from '../problems/field-texts.ts';
import { invalidInput, pointerPart } from '../problems/validation.ts';

export interface ReadEntry {
  kind: EntryKind<unknown>;
  at: Date;
  reporter: string;
  fields: unknown;
}

function fault(path: string, code: FieldCode): FieldProblem {
  return { path, code };
}

/** Instants told of cannot lie after the date of the telling. */
function lateMoments(kind: EntryKind<unknown>, fields: unknown, at: number): FieldProblem[] {
  return Object.entries(kind.past?.(fields) ?? {})
    .filter(([, moment]) => moment !== undefined && Date.parse(moment) > at)
    .map(([field]) => fault(`/fields${pointerPart(field)}`, 'after-entry-date'));
}

/** Checks an entry against its own kind: fields, date, reporter, and whether it may have uploads. */
export function readEntry(body: z.output<typeof LogEntry>, now: number): ReadEntry {
  const kind = entryByKind(body.kind);
  if (!kind)
    throw new ApiProblem(400, 'invalid-input', { fields: [fault('/kind', 'unknown-entry')] });
  const fields = kind.fields.safeParse(body.fields);
  if (!fields.success) throw invalidInput(fields.error.issues, '/fields');
  const reporter = Reporter.safeParse(body.reporter);
  const at = Date.parse(body.at);
  const problems = [
    ...(reporter.success ? [] : [fault('/reporter', 'reporter-invalid')]),
    ...(at > now + METHOD.clockSkewMs ? [fault('/at', 'in-the-future')] : []),
    ...(at < EPOCH ? [fault('/at', 'too-long-ago')] : []),
    ...lateMoments(kind, fields.data, at),
    ...(kind.proof === null && body.uploads.length > 0 ? [fault('/uploads', 'no-uploads')] : []),
  ];
  if (problems.length > 0 || !reporter.success) {
    throw new ApiProblem(400, 'invalid-input', { fields: problems });
  }
  return { kind, at: new Date(at), reporter: reporter.data, fields: fields.data };
}
