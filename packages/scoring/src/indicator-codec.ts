import {
  asArray,
  asBig,
  asCells,
  asNumber,
  asObject,
  asText,
  asWaitEnd,
  orNull,
  StateFault,
} from './codec.ts';
import type { IndicatorState } from './indicator-state.ts';
import type { Kept } from './kept.ts';
import type { IndicatorKind } from './method.ts';
import type { Register } from './register.ts';

const KEPT_WAIT_FIELDS = 7;

function encodeKept({ t, id, subject, m, atStake, wait }: Kept): unknown {
  const row = [t, id, subject, m, atStake];
  return wait === null ? row : [...row, wait.end, wait.bin];
}

function decodeKept(value: unknown, path: string): Kept {
  const row = asArray(value, path);
  return {
    t: asNumber(row[0], path),
    id: asText(row[1], path),
    subject: asText(row[2], path),
    m: asNumber(row[3], path),
    atStake: asNumber(row[4], path),
    wait:
      row.length < KEPT_WAIT_FIELDS
        ? null
        : { end: asWaitEnd(row[5], path), bin: asNumber(row[6], path) },
  };
}

function decodeRegister(value: unknown, path: string): Register {
  const held = asObject(value, path);
  return {
    t: asNumber(held['t'], path),
    id: asText(held['id'], path),
    subject: asText(held['subject'], path),
    x: asNumber(held['x'], path),
    e: asNumber(held['e'], path),
  };
}

/** Plain JSON, big integers as decimal text. */
export function encodeIndicator(state: IndicatorState): Record<string, unknown> {
  const looks = [String(state.looks.conclusive), String(state.looks.all)];
  if (state.kind === 'register') return { kind: state.kind, looks, held: state.held };
  const { W, T, tMax } = state.sums;
  const shared = {
    kind: state.kind,
    looks,
    W: String(W),
    T: String(T),
    tMax,
    kept: state.kept.map(encodeKept),
  };
  if (state.kind === 'counter') return { ...shared, S: String(state.sums.S) };
  return { ...shared, d: state.sums.d.map(String), c: state.sums.c.map(String) };
}

/** Throws StateFault when the value is not what `encodeIndicator` gives for this kind. */
export function decodeIndicator(value: unknown, kind: IndicatorKind, path: string): IndicatorState {
  const stored = asObject(value, path);
  if (stored['kind'] !== kind) throw new StateFault(`${path}.kind`, kind);
  const [conclusive, all] = asArray(stored['looks'], `${path}.looks`);
  const looks = {
    conclusive: asBig(conclusive, `${path}.looks`),
    all: asBig(all, `${path}.looks`),
  };
  if (kind === 'register') {
    return { kind, looks, held: orNull(stored['held'], `${path}.held`, decodeRegister) };
  }
  const sums = {
    W: asBig(stored['W'], `${path}.W`),
    T: asBig(stored['T'], `${path}.T`),
    tMax: asNumber(stored['tMax'], `${path}.tMax`),
  };
  const kept = asArray(stored['kept'], `${path}.kept`).map((row, i) =>
    decodeKept(row, `${path}.kept.${i}`),
  );
  if (kind === 'counter') {
    return { kind, looks, kept, sums: { ...sums, S: asBig(stored['S'], `${path}.S`) } };
  }
  const d = asCells(stored['d'], `${path}.d`);
  const c = asCells(stored['c'], `${path}.c`);
  return { kind, looks, kept, sums: { ...sums, d, c } };
}
