import {
  asArray,
  asBig,
  asCells,
  asNumber,
  asObject,
  asText,
  asWord,
  encodeBig,
  orNull,
  StateFault,
} from './codec.ts';
import type { Entry } from './entries.ts';
import type { WaitEnd } from './event-counter.ts';
import { SOURCES } from './findings.ts';
import type { Register } from './held.ts';
import type { IndicatorState } from './indicator-state.ts';
import type { Kept } from './kept.ts';
import { decodeKey, encodeKey, keySources } from './key-sources.ts';
import type { IndicatorKind, PenaltySeverity } from './method.ts';
import type { Moment } from './order.ts';
import type { Penalty } from './penalties.ts';
import { decodeDailyGaps, encodeDailyGaps } from './price/daily.ts';
import type { LatestPrice } from './prices.ts';

const SEVERITIES: readonly PenaltySeverity[] = ['warning', 'fine', 'large-fine', 'revocation'];
const BASES = ['market', 'few', 'official', 'none'] as const;
const WAIT_ENDS: readonly WaitEnd[] = ['event', 'censored', 'open'];
const KEPT_WAIT_FIELDS = 7;

function encodeKept(kept: Kept, sources: readonly string[]): unknown[] {
  const { t, subject, m, atStake, wait } = kept;
  const row = [t, encodeKey(kept, sources), subject, m, atStake];
  return wait === null ? row : [...row, WAIT_ENDS.indexOf(wait.end), wait.bin];
}

function decodeWait(row: readonly unknown[], path: string): Kept['wait'] {
  if (row.length < KEPT_WAIT_FIELDS) return null;
  const end = WAIT_ENDS[asNumber(row[5], path)];
  if (end === undefined) throw new StateFault(path, 'the end of a wait');
  return { end, bin: asNumber(row[6], path) };
}

function decodeKept(value: unknown, sources: readonly unknown[], path: string): Kept {
  const row = asArray(value, path);
  const t = asNumber(row[0], path);
  return {
    t,
    id: decodeKey(row[1], t, sources, path),
    subject: asText(row[2], path),
    m: asNumber(row[3], path),
    atStake: asNumber(row[4], path),
    wait: decodeWait(row, path),
  };
}

function encodeEntry(entry: Entry, sources: readonly string[]): unknown {
  return [entry.by, entry.period, encodeKept(entry, sources)];
}

function decodeEntry(value: unknown, sources: readonly unknown[], path: string): Entry {
  const [by, period, kept] = asArray(value, path);
  return {
    ...decodeKept(kept, sources, path),
    by: asText(by, path),
    period: asNumber(period, path),
  };
}

function encodeRegister({ t, id, subject, source, x, e }: Register): unknown {
  return [t, id, subject, source, x, e];
}

function decodeRegister(value: unknown, path: string): Register {
  const [t, id, subject, source, x, e] = asArray(value, path);
  return {
    t: asNumber(t, path),
    id: asText(id, path),
    subject: asText(subject, path),
    source: orNull(source, path, (word, at) => asWord(word, SOURCES, at)),
    x: asNumber(x, path),
    e: asNumber(e, path),
  };
}

function decodeMoment(value: unknown, path: string): Moment {
  const moment = asObject(value, path);
  return { t: asNumber(moment['t'], path), id: asText(moment['id'], path) };
}

function encodePenalty({ t, id, no, severity, decidedAt }: Penalty): unknown {
  return [t, id, no, severity, decidedAt];
}

function decodePenalty(value: unknown, path: string): Penalty {
  const [t, id, no, severity, decidedAt] = asArray(value, path);
  return {
    t: asNumber(t, path),
    id: asText(id, path),
    no: asText(no, path),
    severity: asWord(severity, SEVERITIES, path),
    decidedAt: asNumber(decidedAt, path),
  };
}

function decodeReference(value: unknown, path: string): LatestPrice['reference'] {
  const stored = asObject(value, path);
  return {
    basis: asWord(stored['basis'], BASES, path),
    median: orNull(stored['median'], path, asNumber),
    own: asNumber(stored['own'], path),
    n: asNumber(stored['n'], path),
  };
}

function decodeLatest(value: unknown, path: string): LatestPrice {
  const stored = asObject(value, path);
  return {
    t: asNumber(stored['t'], path),
    id: asText(stored['id'], path),
    subject: asText(stored['subject'], path),
    label: asText(stored['label'], path),
    item: orNull(stored['item'], path, asText),
    fen: asNumber(stored['fen'], path),
    gap: orNull(stored['gap'], path, asNumber),
    low: stored['low'] === true,
    reference: orNull(stored['reference'], path, decodeReference),
  };
}

/** Plain JSON, big integers as text. */
export function encodeIndicator(state: IndicatorState): Record<string, unknown> {
  const looks = [encodeBig(state.looks.conclusive), encodeBig(state.looks.all)];
  if (state.kind === 'register') {
    return { kind: state.kind, looks, held: state.held.map(encodeRegister) };
  }
  if (state.kind === 'penalties') {
    const { queried, records } = state.penalties;
    return { kind: state.kind, looks, queried, records: records.map(encodePenalty) };
  }
  if (state.kind === 'prices') {
    const { daily, latest } = state.prices;
    return { kind: state.kind, looks, daily: encodeDailyGaps(daily), latest };
  }
  const { kept, entries, sums } = state;
  const sources = keySources([...kept, ...entries]);
  const shared = {
    kind: state.kind,
    looks,
    sums: [encodeBig(sums.W), encodeBig(sums.T), sums.tMax],
    sources,
    kept: kept.map((item) => encodeKept(item, sources)),
    ...(entries.length > 0 && { entries: entries.map((entry) => encodeEntry(entry, sources)) }),
  };
  if (state.kind === 'counter') return { ...shared, S: encodeBig(state.sums.S) };
  return { ...shared, d: state.sums.d.map(encodeBig), c: state.sums.c.map(encodeBig) };
}

function listOf<T>(value: unknown, path: string, read: (item: unknown, path: string) => T): T[] {
  return asArray(value, path).map((item, i) => read(item, `${path}.${i}`));
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
    return { kind, looks, held: listOf(stored['held'], `${path}.held`, decodeRegister) };
  }
  if (kind === 'penalties') {
    const queried = orNull(stored['queried'], `${path}.queried`, decodeMoment);
    const records = listOf(stored['records'], `${path}.records`, decodePenalty);
    return { kind, looks, penalties: { queried, records } };
  }
  if (kind === 'prices') {
    const daily = decodeDailyGaps(stored['daily'], `${path}.daily`);
    const latest = listOf(stored['latest'], `${path}.latest`, decodeLatest);
    return { kind, looks, prices: { daily, latest } };
  }
  const [W, T, tMax] = asArray(stored['sums'], `${path}.sums`);
  const sums = {
    W: asBig(W, `${path}.sums`),
    T: asBig(T, `${path}.sums`),
    tMax: asNumber(tMax, `${path}.sums`),
  };
  const sources = asArray(stored['sources'], `${path}.sources`);
  const kept = listOf(stored['kept'], `${path}.kept`, (item, at) => decodeKept(item, sources, at));
  const entries = listOf(stored['entries'] ?? [], `${path}.entries`, (item, at) =>
    decodeEntry(item, sources, at),
  );
  const shared = { looks, kept, entries };
  if (kind === 'counter') {
    return { kind, ...shared, sums: { ...sums, S: asBig(stored['S'], `${path}.S`) } };
  }
  const d = asCells(stored['d'], `${path}.d`);
  const c = asCells(stored['c'], `${path}.c`);
  return { kind, ...shared, sums: { ...sums, d, c } };
}
