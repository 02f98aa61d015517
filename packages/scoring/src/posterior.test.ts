import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyMass, anyTime, DAY, halfLife, RUNS, START } from '../testing/support.ts';
import { addToCounter, EMPTY_COUNTER, UNIT } from './counter.ts';
import { evidenceOf } from './indicator.ts';
import type { IndicatorState } from './indicator-state.ts';
import { NO_LOOKS } from './looks.ts';
import { INDICATOR_SPECS } from './method.ts';
import { NO_EVIDENCE, posterior } from './posterior.ts';

/** Mean and variance of the logit of a Beta(a, b) variable, by integration. */
function logitMoments(a: number, b: number): { mean: number; variance: number } {
  const peak = Math.log(a / b);
  const density = (y: number) => {
    const log = (at: number) => a * at - (a + b) * Math.log1p(Math.exp(at));
    return Math.exp(log(y) - log(peak));
  };
  let [mass, first, second] = [0, 0, 0];
  for (let y = peak - 60; y <= peak + 60; y += 0.01) {
    const weight = density(y);
    mass += weight;
    first += weight * y;
    second += weight * y * y;
  }
  const mean = first / mass;
  return { mean, variance: second / mass - mean * mean };
}

function byHand(n: number, mean: number, drift: number): { lo: number; hi: number } {
  const logit = logitMoments(2.6 + n * mean, 1.4 + n * (1 - mean));
  const half = 1.645 * Math.sqrt(logit.variance + drift);
  return {
    lo: 1 / (1 + Math.exp(half - logit.mean)),
    hi: 1 / (1 + Math.exp(-half - logit.mean)),
  };
}

const fresh = { newestAge: 0, meanAge: 0 };

describe('the posterior', () => {
  it.each([
    { evidence: NO_EVIDENCE, mu: 0.65, variance: (0.65 * 0.35) / 5, drift: 0 },
    { evidence: { n: 4, mean: 1, ...fresh }, mu: 0.825, variance: (0.825 * 0.175) / 9, drift: 0 },
    { evidence: { n: 4, mean: 0, ...fresh }, mu: 0.325, variance: (0.325 * 0.675) / 9, drift: 0 },
    { evidence: { n: 16, mean: 0.5, ...fresh }, mu: 0.53, variance: (0.53 * 0.47) / 21, drift: 0 },
    {
      // Newest 4 days old, mean age 10 days: D = .05² × (4 + 3) = .0175.
      evidence: { n: 4, mean: 1, newestAge: 4 * DAY, meanAge: 10 * DAY },
      mu: 0.825,
      variance: (0.825 * 0.175) / 9 + (0.825 * 0.175) ** 2 * 0.0175,
      drift: 0.0175,
    },
    {
      // A year of silence: the drift allowance stops at .25.
      evidence: { n: 4, mean: 1, newestAge: 365 * DAY, meanAge: 365 * DAY },
      mu: 0.825,
      variance: (0.825 * 0.175) / 9 + (0.825 * 0.175) ** 2 * 0.25,
      drift: 0.25,
    },
  ])('of %o is the closed form', ({ evidence, mu, variance, drift }) => {
    const result = posterior(evidence, 0.05);
    expect(result.mu).toBeCloseTo(mu, 12);
    expect(result.loss).toBeCloseTo(1 - mu, 12);
    expect(result.variance).toBeCloseTo(variance, 14);
    const { lo, hi } = byHand(evidence.n, evidence.mean, drift);
    expect(result.lo).toBeCloseTo(lo, 9);
    expect(result.hi).toBeCloseTo(hi, 9);
  });

  it('stays inside its bounds for any evidence, also after ten silent years (P4)', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 3650 * DAY }),
        fc.integer({ min: 0, max: 3650 * DAY }),
        (n, mean, newestAge, extra) => {
          const p = posterior({ n, mean, newestAge, meanAge: newestAge + extra }, 0.1);
          expect(0 <= p.lo && p.lo <= p.mu && p.mu <= p.hi && p.hi <= 1).toBe(true);
        },
      ),
      RUNS,
    );
  });

  it('never rates a worse mean higher, neither in mu nor in the lower bound (P5)', () => {
    const mean = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e4, noNaN: true }),
        mean,
        mean,
        fc.integer({ min: 0, max: 365 * DAY }),
        (n, a, b, age) => {
          const ages = { newestAge: age, meanAge: age };
          const worse = posterior({ n, mean: Math.min(a, b), ...ages }, 0.1);
          const better = posterior({ n, mean: Math.max(a, b), ...ages }, 0.1);
          expect(worse.mu).toBeLessThanOrEqual(better.mu + 1e-12);
          expect(worse.lo).toBeLessThanOrEqual(better.lo + 1e-12);
        },
      ),
      RUNS,
    );
  });
});

const spec = INDICATOR_SPECS.availability;

function counterState(masses: readonly { t: number; m: number; x: number }[], h: number) {
  const sums = masses.reduce((sum, mass) => addToCounter(sum, mass, h), EMPTY_COUNTER);
  return { kind: 'counter', looks: NO_LOOKS, sums, entries: [], kept: [] } satisfies IndicatorState;
}

describe('evidence fades', () => {
  const ten = Array.from({ length: 10 }, () => ({ t: START, m: UNIT, x: UNIT }));

  it.each([
    [0, 10],
    [7, 5],
    [14, 2.5],
    [70, 10 / 1024],
  ])('ten observations are worth, after %d days at a half-life of 7, %d', (days, n) => {
    const evidence = evidenceOf(counterState(ten, 7), START + days * DAY, spec);
    expect(evidence.n).toBe(n);
    expect(evidence.mean).toBe(1);
    expect(evidence.newestAge).toBe(days * DAY);
  });

  it('a register of 20 is worth 10 after its half-life', () => {
    const held = [{ t: START, id: 'k', subject: '', source: null, x: 700_000, e: 20 }];
    const state: IndicatorState = { kind: 'register', looks: NO_LOOKS, held };
    const evidence = evidenceOf(state, START + 14 * DAY, INDICATOR_SPECS.tls);
    expect(evidence).toEqual({ n: 10, mean: 0.7, newestAge: 14 * DAY, meanAge: 14 * DAY });
  });

  it('draws mu to the prior, and the variance hardly ever falls (P7)', () => {
    fc.assert(
      fc.property(
        fc.array(anyMass, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 400 * DAY }),
        fc.integer({ min: 0, max: 400 * DAY }),
        (masses, wait, more) => {
          const state = counterState(masses, spec.halfLifeDays);
          const now = state.sums.tMax + wait;
          const early = posterior(evidenceOf(state, now, spec), spec.sigmaD);
          const late = posterior(evidenceOf(state, now + more, spec), spec.sigmaD);
          expect(Math.abs(late.mu - 0.65)).toBeLessThanOrEqual(Math.abs(early.mu - 0.65) + 1e-12);
          expect(late.variance).toBeGreaterThan(0.98 * early.variance);
        },
      ),
      RUNS,
    );
  });

  it('halves n every half-life and is blind to the calendar (P7)', () => {
    fc.assert(
      fc.property(
        fc.array(anyMass, { minLength: 1, maxLength: 8 }),
        halfLife,
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 0, max: 100 * DAY }),
        (masses, h, k, wait) => {
          const own = { ...spec, halfLifeDays: h };
          const state = counterState(masses, h);
          const now = state.sums.tMax + wait;
          const evidence = evidenceOf(state, now, own);
          const halved = evidenceOf(state, now + h * DAY, own);
          expect(halved.n).toBeCloseTo(evidence.n / 2, 9);

          const shift = k * h * DAY;
          const moved = masses.map((mass) => ({ ...mass, t: mass.t + shift }));
          const later = evidenceOf(counterState(moved, h), now + shift, own);
          expect(later.n).toBe(evidence.n);
          expect(later.mean).toBe(evidence.mean);
          expect(later.meanAge).toBeCloseTo(evidence.meanAge, 0);
        },
      ),
      RUNS,
    );
  });

  it('a time before the newest observation does no harm (P4)', () => {
    fc.assert(
      fc.property(anyMass, anyTime, (mass, now) => {
        const evidence = evidenceOf(counterState([mass], 7), now, spec);
        const p = posterior(evidence, 0.1);
        expect(Number.isFinite(p.mu) && Number.isFinite(p.variance)).toBe(true);
      }),
      RUNS,
    );
  });
});

it('an observation below mu lowers it, one above raises it (P6)', () => {
  fc.assert(
    fc.property(fc.array(anyMass, { maxLength: 8 }), anyMass, anyTime, (masses, extra, now) => {
      const muOf = (list: readonly (typeof extra)[]) =>
        posterior(evidenceOf(counterState(list, spec.halfLifeDays), now, spec), spec.sigmaD).mu;
      const before = muOf(masses);
      const after = muOf([...masses, extra]);
      if (extra.x / UNIT < before) expect(after).toBeLessThanOrEqual(before + 1e-12);
      else expect(after).toBeGreaterThanOrEqual(before - 1e-12);
    }),
    RUNS,
  );
});

it('a register nobody has asked for ages is as uncertain as a counter nobody fed (P7)', () => {
  const held = [{ t: START, id: 'k', subject: '', source: null, x: 0, e: 20 }];
  const state: IndicatorState = { kind: 'register', looks: NO_LOOKS, held };
  const { tls } = INDICATOR_SPECS;
  // A hundred half-lives: 2^-100 is no number of ours any more.
  const age = 100 * tls.halfLifeDays * DAY;
  const evidence = evidenceOf(state, START + age, tls);
  expect(evidence).toEqual({ n: 0, mean: 0, newestAge: age, meanAge: age });
  const before = posterior(evidenceOf(state, START + age / 2, tls), tls.sigmaD);
  expect(posterior(evidence, tls.sigmaD).variance).toBeCloseTo(before.variance, 9);
});
