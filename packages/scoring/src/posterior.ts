import { clamp, digamma, logistic, logit, trigamma } from './arithmetic.ts';
import { DAY } from './decay.ts';
import { METHOD, type Constants } from './method.ts';

/** What is known about one indicator at one moment, whatever its kind; ages are 0 before any look. */
export interface Evidence {
  /** Effective (decayed) number of observations. */
  n: number;
  /** Their weighted mean utility, 0–1; no matter when n is 0. */
  mean: number;
  /** Age of the newest observation and mean age, ms. */
  newestAge: number;
  meanAge: number;
}

export interface Posterior {
  mu: number;
  /** 1 − mu, computed on its own so that it never cancels to 0. */
  loss: number;
  variance: number;
  lo: number;
  hi: number;
}

export const NO_EVIDENCE: Evidence = Object.freeze({ n: 0, mean: 0, newestAge: 0, meanAge: 0 });

/** ±z standard deviations around a centre on the logit scale, back-transformed. */
function fromLogit(mu: number, centre: number, half: number): { lo: number; hi: number } {
  // Neither rounding nor skewness may push a bound past the mean.
  return {
    lo: Math.min(mu, logistic(centre - half)),
    hi: Math.max(mu, logistic(centre + half)),
  };
}

/** Interval of a mean whose standard deviation is small: the logit is linear around it. */
export function logitInterval(
  mu: number,
  loss: number,
  sd: number,
  z: number,
): { lo: number; hi: number } {
  const spread = mu * loss;
  if (!(spread > 0)) return { lo: mu, hi: mu };
  return fromLogit(mu, logit(mu, loss), (z * sd) / spread);
}

/**
 * Shrunken mean with drift allowance, scoring.md §1.3. `sigmaD` is per square root of a day. The
 * interval has the exact moments of a Beta variable's logit, ψ(a) − ψ(b) and ψ′(a) + ψ′(b): with few
 * observations a linear approximation is too narrow.
 */
export function posterior(
  evidence: Evidence,
  sigmaD: number,
  constants: Constants = METHOD,
): Posterior {
  const { kappa, mu0, driftCap, z } = constants;
  const n = evidence.n;
  const total = kappa + n;
  const good = kappa * mu0 + n * evidence.mean;
  const bad = kappa * (1 - mu0) + n * (1 - evidence.mean);
  const mu = good / total;
  const loss = bad / total;

  const newest = Math.max(0, evidence.newestAge) / DAY;
  const older = Math.max(0, evidence.meanAge / DAY - newest);
  const drift = clamp(sigmaD * sigmaD * (newest + older / 2), 0, driftCap);

  const spread = mu * loss;
  const variance = spread / (total + 1) + spread * spread * drift;
  const centre = digamma(good) - digamma(bad);
  const half = z * Math.sqrt(trigamma(good) + trigamma(bad) + drift);
  return { mu, loss, variance, ...fromLogit(mu, centre, half) };
}
