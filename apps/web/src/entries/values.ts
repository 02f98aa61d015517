import { beijing } from '../format/time.ts';
import type { FormField } from './form-schema.ts';

/** What stands in a form: texts as typed, rows of lists. */
export interface Values {
  [name: string]: string | Values[];
}

/** Why a text is no value; `required` when there is none. */
export type ValueFault = 'required' | 'no-amount' | 'no-number' | 'no-instant';

/** Faults by JSON pointer below the form's fields. */
export type Faults = Record<string, ValueFault>;

export const UNITS = { second: 1, minute: 60, hour: 3600, day: 86_400 } as const;
export type Unit = keyof typeof UNITS;

export function textOf(values: Values, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}

export function rowsOf(values: Values, name: string): Values[] {
  const value = values[name];
  return Array.isArray(value) ? value : [];
}

/** An amount and its unit, typed in two controls and kept as one text. */
export function splitDuration(text: string): { amount: string; unit: Unit } {
  const [amount = '', unit = ''] = text.split(' ');
  return { amount, unit: unit in UNITS ? (unit as Unit) : 'minute' };
}

/** Seconds in the largest unit that divides them. */
export function durationIn(seconds: number): string {
  const unit = (['day', 'hour', 'minute'] as const).find(
    (u) => seconds > 0 && seconds % UNITS[u] === 0,
  );
  return unit === undefined ? `${seconds} second` : `${seconds / UNITS[unit]} ${unit}`;
}

/** Beijing's clock as a datetime control has it. */
export function clockOf(at: number): string {
  const { date, time } = beijing(at);
  return `${date}T${time}`;
}

/** What a datetime control says, by Beijing's clock; null for no instant. */
export function instantOf(clock: string): string | null {
  const at = Date.parse(`${clock}:00+08:00`);
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(clock) && !Number.isNaN(at)
    ? new Date(at).toISOString()
    : null;
}

/** A stretch of time, `from/to` or `from/` while it goes on; null for none. */
export function spanIn(text: string): { from: number; to: number | null } | null {
  const [from = '', to = ''] = text.split('/');
  const span = { from: Date.parse(from), to: to === '' ? null : Date.parse(to) };
  return Number.isNaN(span.from) || Number.isNaN(span.to ?? 0) ? null : span;
}

/** The same as it is stored; '' for none. */
export function spanText(from: number | null, to: number | null): string {
  if (from === null) return '';
  return `${new Date(from).toISOString()}/${to === null ? '' : new Date(to).toISOString()}`;
}

/** Beijing's clock to the second, as a datetime control has it. */
export function secondClockOf(at: number): string {
  return `${clockOf(at)}:${beijing(at).seconds}`;
}

/** What such a control says; null for no time. */
export function secondInstantOf(clock: string): number | null {
  const whole = clock.length === 16 ? `${clock}:00` : clock;
  const at = Date.parse(`${whole}+08:00`);
  return Number.isNaN(at) ? null : at;
}

const YUAN = /^(\d{1,9})(?:\.(\d{1,2}))?$/;

function fenOf(text: string): number | null {
  const match = YUAN.exec(text.replace(/^[¥￥]/, ''));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

function valueOf(field: FormField, text: string): unknown {
  switch (field.input) {
    case 'yuan':
      return fenOf(text) ?? fault('no-amount');
    case 'count':
      return /^\d{1,12}$/.test(text) ? Number(text) : fault('no-number');
    case 'duration': {
      const { amount, unit } = splitDuration(text);
      return /^\d{1,9}$/.test(amount) ? Number(amount) * UNITS[unit] : fault('no-number');
    }
    case 'instant':
      return instantOf(text) ?? fault('no-instant');
    case 'timer':
      return spanIn(text) === null ? fault('no-instant') : text;
    default:
      return text;
  }
}

class Fault {
  readonly why: ValueFault;
  constructor(why: ValueFault) {
    this.why = why;
  }
}

function fault(why: ValueFault): Fault {
  return new Fault(why);
}

function isBlank(field: FormField, text: string): boolean {
  return text === '' || (field.input === 'duration' && splitDuration(text).amount === '');
}

/** What the form says, as the kind's schema wants it, and what is wrong with the texts. */
export function readForm(
  fields: readonly FormField[],
  values: Values,
  base = '',
): { read: Record<string, unknown>; faults: Faults } {
  const read: Record<string, unknown> = {};
  const faults: Faults = {};
  for (const field of fields) {
    const path = `${base}/${field.name}`;
    if (field.input === 'list') {
      const rows = rowsOf(values, field.name).map((row, i) =>
        readForm(field.rows, row, `${path}/${i}`),
      );
      if (rows.length > 0 || field.required) read[field.name] = rows.map((row) => row.read);
      for (const row of rows) Object.assign(faults, row.faults);
      continue;
    }
    const text = textOf(values, field.name).trim();
    if (isBlank(field, text)) {
      if (field.required) faults[path] = 'required';
      continue;
    }
    const value = valueOf(field, text);
    if (value instanceof Fault) faults[path] = value.why;
    else read[field.name] = value;
  }
  return { read, faults };
}

function writeValue(field: FormField, value: unknown): string | Values[] {
  if (field.input === 'list') {
    return Array.isArray(value) ? value.map((row) => writeForm(field.rows, row)) : [];
  }
  if (typeof value === 'number') {
    if (field.input === 'yuan') return (value / 100).toFixed(2);
    return field.input === 'duration' ? durationIn(value) : String(value);
  }
  if (typeof value !== 'string') return '';
  return field.input === 'instant' ? clockOf(Date.parse(value)) : value;
}

/** A form filled with what was said before. */
export function writeForm(fields: readonly FormField[], said: unknown): Values {
  const known = typeof said === 'object' && said !== null ? said : {};
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value: unknown = Object.hasOwn(known, field.name)
        ? Reflect.get(known, field.name)
        : undefined;
      return value === undefined ? [] : [[field.name, writeValue(field, value)]];
    }),
  );
}
