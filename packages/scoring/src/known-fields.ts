import type { Finding } from './findings.ts';
import type { JudgedObservation } from './judge-types.ts';
import type { PriceReference } from './price/reference.ts';
import type { PriceSeen } from './prices.ts';
import type { DimensionId, Fact, Profile, Reading } from './types.ts';

/**
 * The fields a score may know of. Whatever else reaches the judge is refused by name: no field can
 * carry what a supplier paid, nor anything else that nobody agreed to score by.
 */

/** An input with a field the vocabulary does not know; `path` says which. */
export class UnknownFieldFault extends Error {
  override readonly name = 'UnknownFieldFault';
  readonly path: string;
  constructor(path: string) {
    super(`${path}: a field nothing is known of`);
    this.path = path;
  }
}

/** Of each known field what lies below it: nothing, an object, or a list of objects. */
interface Fields {
  readonly [field: string]: true | Fields | readonly [Fields];
}

/** Every field of T, and no other. */
type FieldsOf<T> = Record<keyof T, true | Fields | readonly [Fields]>;

const FACT = {
  kind: true,
  subject: true,
  value: true,
  confirmed: true,
  label: true,
} as const satisfies FieldsOf<Fact>;

const FINDING = {
  topic: true,
  subject: true,
  value: true,
  source: true,
  by: true,
} as const satisfies FieldsOf<Finding>;

// A price is judged by a part of its reference; the whole of it is the price package's own word.
const REFERENCE = {
  basis: true,
  n: true,
  own: true,
  median: true,
  mad: true,
  s: true,
  slope: true,
  evidence: true,
} as const satisfies FieldsOf<PriceReference>;

const PRICE = {
  label: true,
  item: true,
  fen: true,
  gap: true,
  low: true,
  reference: REFERENCE,
} as const satisfies FieldsOf<PriceSeen>;

const READING = {
  indicator: true,
  subject: true,
  x: true,
  duration: {
    seconds: true,
    censored: true,
  } satisfies FieldsOf<NonNullable<Reading['duration']>>,
  source: true,
  by: true,
  penalty: {
    no: true,
    severity: true,
    decidedAt: true,
  } satisfies FieldsOf<NonNullable<Reading['penalty']>>,
  value: true,
  price: PRICE,
} as const satisfies FieldsOf<Reading>;

const OBSERVATION = {
  key: true,
  at: true,
  spacingMs: true,
  readings: [READING],
  facts: [FACT],
  findings: [FINDING],
} as const satisfies FieldsOf<JudgedObservation>;

const PROFILE = {
  id: true,
  weights: {
    qualification: true,
    'supply-chain': true,
    price: true,
    service: true,
    technology: true,
    compliance: true,
  } satisfies FieldsOf<Record<DimensionId, number>>,
  floors: true,
} as const satisfies FieldsOf<Profile>;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The path of the first unknown field below `value`, null when there is none. */
function unknownBelow(value: unknown, fields: Fields | readonly [Fields]): string | null {
  if (isList(fields)) {
    if (!Array.isArray(value)) return null;
    for (let i = 0; i < value.length; i += 1) {
      const found = unknownBelow(value[i], fields[0]);
      if (found !== null) return `${i}.${found}`;
    }
    return null;
  }
  if (!isObject(value)) return null;
  for (const field of Object.keys(value)) {
    const below = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (below === undefined) return field;
    if (below === true) continue;
    const found = unknownBelow(value[field], below);
    if (found !== null) return `${field}.${found}`;
  }
  return null;
}

function isList(fields: Fields | readonly [Fields]): fields is readonly [Fields] {
  return Array.isArray(fields);
}

function refuse(value: unknown, fields: Fields, path: string): void {
  const found = unknownBelow(value, fields);
  if (found !== null) throw new UnknownFieldFault(`${path}.${found}`);
}

/** Throws UnknownFieldFault when an observation, or anything in it, has a field of no meaning here. */
export function refuseUnknownFields(observations: readonly JudgedObservation[]): void {
  for (const observation of observations) {
    refuse(observation, OBSERVATION, `observation ${observation.key}`);
  }
}

/** Throws UnknownFieldFault when a buyer's profile has a field of no meaning here. */
export function refuseUnknownWishes(profiles: readonly Profile[]): void {
  for (const profile of profiles) refuse(profile, PROFILE, `profile ${profile.id}`);
}
