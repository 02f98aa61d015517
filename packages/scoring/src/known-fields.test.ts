import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { DAY, observation, RUN, RUNS, START } from '../testing/support.ts';
import type { Finding } from './findings.ts';
import { emptyState, judge } from './judge.ts';
import type { JudgedObservation, JudgeInput } from './judge-types.ts';
import { UnknownFieldFault } from './known-fields.ts';
import { PROFILE_WEIGHTS } from './profiles.ts';
import type { Fact, Profile, Reading } from './types.ts';

const AFTER = START + DAY;

/** One look that uses every field there is. */
const full: JudgedObservation = observation('k', START, {
  readings: [
    {
      indicator: 'latency',
      subject: '',
      x: 1,
      value: 400,
      duration: { seconds: 0.4, censored: false },
      source: 'entry',
      by: 'wang',
    },
    {
      indicator: 'penalties',
      subject: '',
      x: 1,
      penalty: { no: '1', severity: 'fine', decidedAt: START - DAY },
    },
    {
      indicator: 'price-volatility',
      subject: 'p1',
      x: 1,
      price: {
        label: 'Card',
        item: null,
        fen: 100,
        gap: 0,
        low: false,
        reference: { basis: 'market', median: 4, own: 5, n: 5 },
      },
    },
  ],
  facts: [{ kind: 'price', subject: 'p1', value: 100, confirmed: true, label: 'Card' }],
});
const whole: JudgedObservation = {
  ...full,
  findings: [{ topic: 'licence', subject: '', value: 'valid', source: 'page', by: 'home' }],
};

function judged(input: Partial<JudgeInput>) {
  return judge({
    ...RUN,
    now: AFTER,
    state: emptyState(),
    observations: [],
    profiles: [PROFILE_WEIGHTS.small],
    openAlerts: [],
    ...input,
  });
}

/** A copy with one more field in the object at `path`. */
function planted(root: unknown, path: readonly (string | number)[], field: string): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return { ...Object(root), [field]: 1 };
  if (Array.isArray(root)) {
    return root.map((item, i) => (i === step ? planted(item, rest, field) : item));
  }
  return { ...Object(root), [step]: planted(Object(root)[step], rest, field) };
}

const PLACES: readonly (readonly (string | number)[])[] = [
  [],
  ['readings', 0],
  ['readings', 0, 'duration'],
  ['readings', 1, 'penalty'],
  ['readings', 2, 'price'],
  ['readings', 2, 'price', 'reference'],
  ['facts', 0],
  ['findings', 0],
];
const asObservation = (value: unknown): JudgedObservation => Object(value);
const asProfile = (value: unknown): Profile => Object(value);

describe('the judge is blind to payment (P13)', () => {
  it('takes an observation with every field it knows', () => {
    expect(judged({ observations: [whole] }).scores).toHaveLength(1);
  });

  it('refuses a field it does not know, wherever it is, by name', () => {
    const names = fc.oneof(
      fc.constantFrom('paid', 'commission', 'sponsored', 'toString', '__proto__', 'constructor'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), names, (place, field) => {
        const target = place.reduce<unknown>((at, step) => Object(at)[step], whole);
        fc.pre(!Object.hasOwn(Object(target), field));
        fc.pre(!(place.at(-1) === 'reference' && REFERENCE_ONLY.has(field)));
        const observations = [asObservation(planted(whole, place, field))];
        const path = ['observation k', ...place, field].join('.');
        const refused = expect.objectContaining({ name: 'UnknownFieldFault', path });
        expect(() => judged({ observations })).toThrow(refused);
        const taken = { taken: observations, remaining: [] };
        expect(() => judged({ retraction: taken })).toThrow(refused);
        const remaining = { taken: [], remaining: observations };
        expect(() => judged({ retraction: remaining })).toThrow(refused);
      }),
      RUNS,
    );
  });

  it('refuses wishes it does not know in a profile', () => {
    const { small } = PROFILE_WEIGHTS;
    const profiles = [asProfile({ ...small, boosted: ['p'] })];
    expect(() => judged({ profiles })).toThrow(UnknownFieldFault);
    expect(() => judged({ profiles })).toThrow('profile small.boosted');
    const weights = { ...small.weights, sponsorship: 1 };
    const heavier = [asProfile({ ...small, weights })];
    expect(() => judged({ profiles: heavier })).toThrow('profile small.weights.sponsorship');
  });

  it('refuses nothing else: shapes are other people’s business', () => {
    const odd = asObservation({ ...whole, findings: undefined });
    expect(judged({ observations: [odd] }).scores).toHaveLength(1);
  });
});

/** What a price reference knows besides what prices are judged by. */
const REFERENCE_ONLY = new Set(['mad', 's', 'slope', 'evidence']);

/** Every field of T as a path, lists left out. */
type Paths<T> = T extends readonly (infer U)[]
  ? Paths<U>
  : T extends object
    ? { [K in keyof T & string]: K | `${K}.${Paths<NonNullable<T[K]>>}` }[keyof T & string]
    : never;

describe('what the judge can be told, field by field (P13)', () => {
  it('has no place for money that is paid to us', () => {
    // Whoever adds a field comes by here, and says what it is that a score may depend on it.
    expectTypeOf<Paths<Fact>>().toEqualTypeOf<
      'kind' | 'subject' | 'value' | 'confirmed' | 'label'
    >();
    expectTypeOf<Paths<Finding>>().toEqualTypeOf<'topic' | 'subject' | 'value' | 'source' | 'by'>();
    expectTypeOf<Exclude<Paths<Reading>, `price.${string}`>>().toEqualTypeOf<
      | 'indicator'
      | 'subject'
      | 'x'
      | 'duration'
      | 'duration.seconds'
      | 'duration.censored'
      | 'source'
      | 'by'
      | 'penalty'
      | 'penalty.no'
      | 'penalty.severity'
      | 'penalty.decidedAt'
      | 'value'
      | 'price'
    >();
    // What the supplier asks of buyers, and what the market asks.
    expectTypeOf<Extract<Paths<Reading>, `price.${string}`>>().toEqualTypeOf<
      | 'price.label'
      | 'price.item'
      | 'price.fen'
      | 'price.gap'
      | 'price.low'
      | 'price.reference'
      | 'price.reference.basis'
      | 'price.reference.median'
      | 'price.reference.own'
      | 'price.reference.n'
    >();
    expectTypeOf<keyof JudgedObservation>().toEqualTypeOf<
      'key' | 'at' | 'spacingMs' | 'readings' | 'facts' | 'findings'
    >();
    expectTypeOf<keyof Profile>().toEqualTypeOf<'id' | 'weights' | 'floors'>();
    expectTypeOf<keyof JudgeInput>().toEqualTypeOf<
      | 'now'
      | 'state'
      | 'observations'
      | 'profiles'
      | 'openAlerts'
      | 'knownAt'
      | 'hash'
      | 'retraction'
      | 'method'
    >();
    // @ts-expect-error: nothing of the kind compiles.
    const sponsored: Reading = { indicator: 'tls', subject: '', x: 1, paid: 100 };
    expect(() => judged({ observations: [{ ...whole, readings: [sponsored] }] })).toThrow(
      'observation k.readings.0.paid',
    );
  });
});
